import type { AttributeType, Block } from "@/tests/infra/aws-schema";
import {
  type Flags,
  type Generated,
  lower,
  type Member,
  readGenerated,
  root,
} from "@/tests/infra/generated-code";

/** The schema of a resource, data source or provider, out of the folder of its generated bindings (CDK Terrain). */
export function readBindings(folder: string): { type: string; block: Block } {
  const { type, config, ...bindings } = readGenerated(folder);
  return { type, block: toBlock(bindings, root, config) };
}

function toBlock(bindings: Generated, struct: string, declared: string): Block {
  const block: Block = { attributes: {}, block_types: {} };
  const flags = bindings.flags[struct] ?? {};
  const members = bindings.members[struct] ?? {};
  for (const name of new Set([...Object.keys(flags), ...Object.keys(members)])) {
    const member = members[name];
    const flag = flags[name];
    if (member?.isBlock)
      block.block_types[name] = toInner(bindings, name, member, declared, flag?.required ?? false);
    else block.attributes[name] = { type: typeOf(bindings, member, flag), ...toMarks(flag) };
  }
  return block;
}

/** A struct that nothing reads says nothing of its members: they are optional. */
function toMarks(flag: Flags | undefined) {
  const isBare = !flag?.required && !flag?.optional && !flag?.computed;
  return {
    ...(flag?.required ? { required: true as const } : {}),
    ...(flag?.optional || isBare ? { optional: true as const } : {}),
    ...(flag?.computed ? { computed: true as const } : {}),
  };
}

function toInner(
  bindings: Generated,
  name: string,
  { kind, storage }: Member,
  declared: string,
  isRequired: boolean,
) {
  const struct = storage.replace(/List$|Map$/, "");
  const property = bindings.properties[declared]?.[camel(name)];
  const isOnce = property ? !property.includes("[]") : !storage.endsWith("List");
  const nesting_mode = (kind === "struct" ? "single" : kind) as Block["block_types"][string]["nesting_mode"];
  const inner = bindings.members[lower(struct)] ? lower(struct) : lower(storage);
  return {
    nesting_mode,
    block: toBlock(bindings, inner, struct),
    ...(isRequired ? { min_items: 1 } : {}),
    ...(isOnce && nesting_mode !== "single" ? { max_items: 1 } : {}),
  };
}

const simple: Record<string, string> = {
  string: "string",
  number: "number",
  boolean: "bool",
  any: "dynamic",
};
const read: Record<string, AttributeType> = {
  String: "string",
  Number: "number",
  Boolean: "bool",
  List: ["list", "string"],
  NumberList: ["list", "number"],
  StringMap: ["map", "string"],
  BooleanMap: ["map", "bool"],
  NumberMap: ["map", "number"],
  AnyMap: ["map", "dynamic"],
};

function typeOf(bindings: Generated, member: Member | undefined, flag: Flags | undefined): AttributeType {
  return (member && storedType(member)) ?? readType(flag) ?? nestedType(bindings, flag) ?? "dynamic";
}

function storedType({ kind, storage }: Member): AttributeType | undefined {
  if (kind === "simple") return simple[storage];
  const [, of = "", inner] = /^(string|number|boolean|any)(List|Map)?(?:List|Map)$/.exec(storage) ?? [];
  const element = simple[of];
  if (element === undefined) return undefined;
  return [kind, inner ? [inner.toLowerCase(), element] : element];
}

function readType(flag: Flags | undefined): AttributeType | undefined {
  const type = read[flag?.getter ?? ""];
  return flag?.isSet && Array.isArray(type) && type[0] === "list" ? ["set", type[1]] : type;
}

function nestedType(bindings: Generated, flag: Flags | undefined): AttributeType | undefined {
  if (!flag?.nested) return undefined;
  const [, of] = /^(String|Number|Boolean|Any)Map$/.exec(flag.nested) ?? [];
  if (of) return ["map", simple[of.toLowerCase()] ?? "dynamic"];
  const struct = lower(flag.nested.replace(/(List|Map|OutputReference)$/, ""));
  const members = Object.entries(bindings.flags[struct] ?? {}).map(([name, each]) => [
    name,
    typeOf(bindings, bindings.members[struct]?.[name], each),
  ]);
  return [
    flag.nested.endsWith("Map") ? "map" : flag.nestedIsSet ? "set" : "list",
    ["object", Object.fromEntries(members)],
  ];
}

const camel = (text: string) => text.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

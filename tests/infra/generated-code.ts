import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the generated code tells of a member: its place in HCL, and by its reader whether AWS decides it. */
export type Member = { isBlock: boolean; kind: string; storage: string };
export type Flags = {
  computed: boolean;
  optional: boolean;
  required: boolean;
  getter: string | undefined;
  isSet: boolean;
  nested: string | undefined;
  nestedIsSet: boolean;
};
export type Generated = {
  members: Record<string, Record<string, Member>>;
  flags: Record<string, Record<string, Flags>>;
  properties: Record<string, Record<string, string>>;
};

/** The name under which the members of the whole stand. */
export const root = "root of the resource";

/** Reads the generated code of a folder. `type` is the Terraform type, `config` the interface of its arguments. */
export function readGenerated(folder: string): Generated & { type: string; config: string } {
  const code = joined(folder, ".js").replaceAll(/\/\/# sourceMappingURL.*/g, "");
  const declarations = joined(folder, ".d.ts");
  return {
    type: /tfResourceType = "([^"]+)"/.exec(code)?.[1] ?? "",
    config: /export interface (\w+Config) extends/.exec(declarations)?.[1] ?? "",
    members: readMembers(code),
    flags: readFlags(code),
    properties: readProperties(declarations),
  };
}

// Large resources keep their structs in further files, which come after the index.
const joined = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort((one, other) => Number(other.startsWith("index")) - Number(one.startsWith("index")))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");

function readMembers(code: string): Generated["members"] {
  const inRoot = /synthesizeHclAttributes\(\) \{([\s\S]*?)\n {4}\}/.exec(code)?.[1] ?? "";
  const inStructs = [...code.matchAll(/^function (\w+)ToHclTerraform\(struct\) \{([\s\S]*?)\n\}/gm)];
  return Object.fromEntries([
    ...inStructs.map(([, name = "", body = ""]) => [name, membersIn(body)]),
    [root, membersIn(inRoot)],
  ]);
}

const membersIn = (body: string): Record<string, Member> =>
  Object.fromEntries(
    [
      ...body.matchAll(
        /^\s+([a-z0-9_"-]+): \{\n\s+value: [^\n]+,\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "([^"]+)",/gm,
      ),
    ].map(([, name = "", isBlock, kind = "", storage = ""]) => [
      name.replaceAll('"', ""),
      { isBlock: isBlock === "true", kind, storage },
    ]),
  );

function readFlags(code: string): Generated["flags"] {
  const found: Generated["flags"] = {};
  for (const [, name = "", base = "", body = ""] of code.matchAll(
    /^(?:export )?class (\w+) extends \w+\.(\w+) \{([\s\S]*?)\n\}/gm,
  )) {
    const isRoot = /^Terraform(Resource|DataSource|Provider)$/.test(base);
    if (!isRoot && !name.endsWith("OutputReference")) continue;
    const readers = body.split(/\n\s+\/\/ (?=[a-z0-9_]+ - computed: )/).slice(1);
    found[isRoot ? root : lower(name.slice(0, -"OutputReference".length))] = Object.fromEntries(
      readers.map(toFlags),
    );
  }
  return found;
}

function toFlags(reader: string): [name: string, flags: Flags] {
  const [, name = "", computed, optional, required] =
    /^([a-z0-9_]+) - computed: (\w+), optional: (\w+), required: (\w+)/.exec(reader) ?? [];
  const getter =
    /return (?:\w+\.Fn\.(?:tolist|tomap)\()?(?:\w+\.Token\.as\w+\(\w+\.Fn\.tolist\()?this\.get(\w+)Attribute\(/.exec(
      reader,
    )?.[1];
  const [, nested, nestedIsSet] =
    /new (?:\w+\.)?(\w+)\(this, "[a-z0-9_]+"(?:, (true|false))?\)/.exec(reader) ?? [];
  const is = (value: string | undefined) => value === "true";
  const isSet = reader.includes("Fn.tolist");
  return [
    name,
    {
      computed: is(computed),
      optional: is(optional),
      required: is(required),
      getter,
      isSet,
      nested,
      nestedIsSet: is(nestedIsSet),
    },
  ];
}

/** The declared type of every property: one without `[]` is a block that may be there once. */
const readProperties = (declarations: string): Generated["properties"] =>
  Object.fromEntries(
    [...declarations.matchAll(/export interface (\w+)[^{]*\{([\s\S]*?)\n\}/g)].map(
      ([, name = "", body = ""]) => [
        name,
        Object.fromEntries(
          [...body.matchAll(/readonly (\w+)\??: ([^;]+);/g)].map(([, property = "", type = ""]) => [
            property,
            type,
          ]),
        ),
      ],
    ),
  );

/** The name of a struct's functions, from that of its classes. */
export const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

import { type AttributeType, awsSchema, type Block } from "@/tests/infra/aws-schema";
import { type Body, bodies, type Module, texts } from "@/tests/infra/module";
import { valueObjections } from "@/tests/infra/stand-in/rules";

/**
 * What is wrong with a module as far as its text and the provider's schema tell: names, required and computed
 * arguments, literals of a wrong type or against the provider's rules, too many blocks, and references to what is not
 * there. No Terraform runs, so nothing is evaluated: a value that comes from an expression is not judged.
 */
export function checkModule(module: Module): string[] {
  const findings = [...module.broken];
  for (const { file, kind, labels, body } of module.blocks) {
    const where = `${file}: ${labels.join(".") || kind}`;
    if (kind === "resource" || kind === "data") {
      const [type = ""] = labels;
      const block = (kind === "resource" ? awsSchema.resources : awsSchema.data)[type];
      findings.push(
        ...(block
          ? checkBlock(where, block, without(body, metaArguments))
          : [`${where} is of an unknown type`]),
        ...valueObjections(type, literalsOf(body)).map((it) => `${where}: ${it}`),
      );
    }
    if (kind === "provider")
      findings.push(...checkBlock(where, awsSchema.provider, without(body, ["alias", "version"])));
    if (kind !== "terraform") findings.push(...checkReferences(where, module, body));
  }
  return [...new Set(findings)];
}

const metaArguments = ["count", "for_each", "provider", "depends_on", "lifecycle"];

const without = (body: Body, names: string[]): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

function checkBlock(where: string, block: Block, body: Body): string[] {
  const { dynamic, ...own } = body;
  const made = (dynamic ?? {}) as Record<string, { content?: Body[] }[]>;
  return [
    ...Object.entries(own).flatMap(([name, value]) => checkMember(where, block, name, value)),
    ...Object.entries(made).flatMap(([name, blocks]) =>
      blocks.flatMap(({ content = [{}] }) => checkMember(where, block, name, content)),
    ),
    ...Object.entries(block.attributes)
      .filter(([name, it]) => it.required && !(name in own))
      .map(([name]) => `${where} lacks ${name}`),
    ...Object.entries(block.block_types)
      .filter(([name, it]) => it.min_items && !(name in own) && !(name in made))
      .map(([name]) => `${where} lacks the block ${name}`),
  ];
}

function checkMember(where: string, block: Block, name: string, value: unknown): string[] {
  const attribute = block.attributes[name];
  if (attribute && !attribute.required && !attribute.optional)
    return [`${where} sets ${name}, which AWS decides`];
  if (attribute) return fits(attribute.type, value) ? [] : [`${where} has a ${name} of another type`];
  const inner = block.block_types[name];
  if (!inner) return [`${where} has an unknown ${name}`];
  // The parser makes a list of every block, be there one or more.
  if (!Array.isArray(value) || !value.every((it) => typeof it === "object" && it !== null))
    return [`${where} has ${name} as an argument: it is a block`];
  const tooMany =
    inner.max_items && value.length > inner.max_items
      ? [`${where} has more than ${inner.max_items} ${name}`]
      : [];
  return [...tooMany, ...value.flatMap((it) => checkBlock(`${where}.${name}`, inner.block, it))];
}

const isExpression = (value: unknown) => typeof value === "string" && value.includes("${");

/** The arguments and blocks that are written down as values. */
function literalsOf(body: Body): Body {
  const written = Object.entries(body).filter(([, value]) => !texts(value).some(isExpression));
  const blocks = Object.entries(body).filter(([, value]) => texts(value).some(isExpression));
  return {
    ...Object.fromEntries(written),
    ...Object.fromEntries(
      blocks.flatMap(([name, value]) =>
        Array.isArray(value) && value.every((it) => typeof it === "object" && it !== null)
          ? [[name, value.map(literalsOf)]]
          : [],
      ),
    ),
  };
}

/** Whether a literal can be of this type; an expression may be of any, and a text with one inside is a text. */
function fits(type: AttributeType, value: unknown): boolean {
  if (value === null || (typeof value === "string" && /^\$\{.*\}$/s.test(value))) return true;
  if (type === "string") return typeof value !== "object";
  if (type === "number")
    return typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value));
  if (type === "bool") return typeof value === "boolean";
  const [kind, of] = type;
  if (kind === "map") return typeof value === "object" && !Array.isArray(value);
  if (kind !== "list" && kind !== "set") return true;
  return Array.isArray(value) && value.every((it) => fits(of as AttributeType, it));
}

function checkReferences(where: string, module: Module, body: Body): string[] {
  const code = texts(body)
    .filter((it) => it.includes("${"))
    .map(withoutLiterals);
  const variables = new Set(module.blocks.filter((it) => it.kind === "variable").map((it) => it.labels[0]));
  return code.flatMap((text) => [
    ...[...text.matchAll(/\bvar\.(\w+)/g)]
      .filter((it) => !variables.has(it[1]))
      .map((it) => `${where} uses var.${it[1]}, which is not declared`),
    ...[...text.matchAll(/\blocal\.(\w+)/g)]
      .filter((it) => !((it[1] ?? "") in module.locals))
      .map((it) => `${where} uses local.${it[1]}, which is not declared`),
    ...[...text.matchAll(/(\bdata\.)?\b(aws_\w+)\.(\w+)(?:\[[^\]]*\])*(?:\.(\w+))?/g)].flatMap(
      ([, data, type = "", name = "", attribute]) =>
        checkReference(where, module, data ? "data" : "resource", type, name, attribute),
    ),
  ]);
}

function checkReference(
  where: string,
  module: Module,
  kind: "resource" | "data",
  type: string,
  name: string,
  attribute?: string,
): string[] {
  if (bodies(module, kind, type, name).length === 0)
    return [`${where} uses ${type}.${name}, which is not declared`];
  const block = (kind === "resource" ? awsSchema.resources : awsSchema.data)[type];
  if (!block || !attribute || attribute in block.attributes || attribute in block.block_types) return [];
  return [`${where} uses ${attribute} of ${type}, which has none`];
}

/** Texts in quotes do not refer to anything, but for what is inside their `${…}`. */
const withoutLiterals = (text: string) => text.replace(/"(?:[^"\\$]|\\.|\$(?!\{))*"/g, '""');

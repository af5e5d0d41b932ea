import { invalid, Refusal } from "./refusal";
import type { Rule, RuleOf } from "./shape";

/**
 * Returns the members of a parsed JSON body that the rule names, without nulls. Refuses as AWS does:
 * SerializationException for a wrong JSON type, InvalidParameterException with every broken constraint otherwise (form
 * of the text: cognito-facts section 1).
 */
export function validated<T>(rule: RuleOf<T>, body: unknown): T {
  const value = pruned(rule, body ?? {});
  if (passes(rule, value)) return value;
  const failures = failuresOf(rule, value, "");
  const count = failures.length === 1 ? "1 validation error" : `${failures.length} validation errors`;
  throw invalid(`${count} detected: ${failures.join("; ")}`);
}

/** Whether a value passes a rule unchanged. For data that this program wrote itself. */
export function passes<T>(rule: RuleOf<T>, value: unknown): value is T {
  return failuresOf(rule, value, "").length === 0;
}

/** Whether the text matches the whole pattern, as the service reads it (Java: `\s` and `\w` are ASCII). */
export function matches(pattern: string, value: string): boolean {
  const known = compiled.get(pattern);
  if (known) return known.test(value);
  const expression = new RegExp(`^(?:${pattern.replaceAll("\\s", " \\t\\n\\x0B\\f\\r")})$`, "u");
  compiled.set(pattern, expression);
  return expression.test(value);
}

const compiled = new Map<string, RegExp>();
const none: string[] = [];

type Entries = readonly (readonly [string, Rule])[];

function pruned(rule: Rule, value: unknown): unknown {
  if (rule.is === "list") return asList(value).map((item) => pruned(rule.of, item));
  if (rule.is === "map") {
    const given = Object.entries(asMembers(value)).filter(([, item]) => item !== null);
    return Object.fromEntries(given.map(([key, item]) => [key, pruned(rule.of, item)]));
  }
  if (rule.is === "record") return prunedRecord(rule.entries, asMembers(value));
  if (value === null || value === undefined) return undefined;
  if (rule.is === "document") return value;
  if (rule.is === "flag") return typeof value === "boolean" ? value : misplaced(value, "Boolean");
  if (rule.is === "number") {
    if (typeof value !== "number") return misplaced(value, "Integer");
    return rule.isWhole ? Math.trunc(value) : value;
  }
  return typeof value === "string" ? value : misplaced(value, "String");
}

function prunedRecord(entries: Entries, given: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, member] of entries) {
    const item = Object.hasOwn(given, name) ? given[name] : undefined;
    if (item !== undefined && item !== null) kept[name] = pruned(member, item);
  }
  return kept;
}

function failuresOf(rule: Rule, value: unknown, path: string): string[] {
  if (value !== undefined && rule.is === "record" && isMembers(value))
    return membersFailures(rule.entries, value, path);
  const constraints = value === undefined ? ["not be null"] : broken(rule, value);
  if (constraints.length === 0 && isSimple(rule)) return none;
  const own = constraints.map(
    (constraint) =>
      `${shown(rule, value)} at '${path}' failed to satisfy constraint: Member must ${constraint}`,
  );
  return [...own, ...innerFailures(rule, value, path)];
}

function membersFailures(entries: Entries, value: Record<string, unknown>, path: string): string[] {
  const failures: string[] = [];
  for (const [name, member] of entries) {
    if (value[name] === undefined && !member.required) continue;
    const place = path === "" ? camel(name) : `${path}.${camel(name)}`;
    for (const failure of failuresOf(member, value[name], place)) failures.push(failure);
  }
  return failures;
}

// Simple items of a list are reported with the list; records in it by their number, counted from one.
function innerFailures(rule: Rule, value: unknown, path: string): string[] {
  if (rule.is === "list" && Array.isArray(value) && !isSimple(rule.of))
    return value.flatMap((item, index) => failuresOf(rule.of, item, `${path}.${index + 1}.member`));
  if (rule.is === "map" && isMembers(value))
    return Object.entries(value).flatMap(([key, item]) => failuresOf(rule.of, item, `${path}.${key}.member`));
  return [];
}

function isSimple(rule: Rule): boolean {
  return rule.is !== "record" && rule.is !== "list" && rule.is !== "map";
}

function broken(rule: Rule, value: unknown): string[] {
  if (rule.is === "choice" && typeof value === "string")
    return rule.values.includes(value) ? [] : [`satisfy enum value set: [${rule.values.join(", ")}]`];
  if (rule.is === "text" && typeof value === "string") return brokenText(rule, value);
  if (rule.is === "number" && typeof value === "number") return outOf(rule, value, "value");
  if (rule.is === "list" && Array.isArray(value))
    return [...outOf(rule, value.length, "length"), ...eachOf(rule.of, isSimple(rule.of) ? value : [])];
  if (rule.is === "map" && isMembers(value)) {
    const keys = Object.keys(value);
    return [...outOf({ least: 0, most: rule.most }, keys.length, "length"), ...eachOf(rule.keys, keys)];
  }
  const isFine = rule.is === "document" || (rule.is === "flag" && typeof value === "boolean");
  return isFine ? [] : ["be of another type"];
}

function brokenText(rule: Rule & { is: "text" }, value: string): string[] {
  const size = outOf(rule, value.length, "length");
  // A text that is far too long is not matched: some patterns of the model take time quadratic in its length.
  if (rule.pattern === undefined || value.length > 20_000 || matches(rule.pattern, value)) return size;
  return [`satisfy regular expression pattern: ${rule.pattern}`, ...size];
}

function outOf({ least, most }: { least: number; most: number }, size: number, what: string): string[] {
  if (size >= least && size <= most) return none;
  if (size < least) return [`have ${what} greater than or equal to ${least}`];
  return [`have ${what} less than or equal to ${most}`];
}

function eachOf(rule: Rule, items: readonly unknown[]): string[] {
  const found = new Set(items.flatMap((item) => (item === undefined ? ["not be null"] : broken(rule, item))));
  if (found.size === 0) return [];
  return [`satisfy constraint: [${[...found].map((constraint) => `Member must ${constraint}`).join(", ")}]`];
}

function shown(rule: Rule, value: unknown): string {
  if (rule.hidden) return "Value";
  if (value === undefined) return "Value null";
  return Array.isArray(value) ? `Value '[${value.join(", ")}]'` : `Value '${String(value)}'`;
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : misplaced(value, "List");
}

function asMembers(value: unknown): Record<string, unknown> {
  return isMembers(value) ? value : misplaced(value, "Structure");
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// The value itself stays out of the text: it may be a secret in the wrong place.
function misplaced(value: unknown, wanted: string): never {
  const kinds: Record<string, string> = { string: "STRING_VALUE", number: "NUMBER_VALUE" };
  const truth = value === true ? "TRUE_VALUE" : "FALSE_VALUE";
  if (typeof value === "object" || wanted === "List" || wanted === "Structure")
    throw new Refusal(
      "SerializationException",
      typeof value === "object"
        ? `Start of ${Array.isArray(value) ? "list" : "structure or map"} found where not expected.`
        : "Unexpected field type",
    );
  const found = kinds[typeof value] ?? truth;
  throw new Refusal(
    "SerializationException",
    `${found} can not be converted to ${wanted === "Integer" ? "an" : "a"} ${wanted}`,
  );
}

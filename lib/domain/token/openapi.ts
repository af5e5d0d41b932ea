import { own } from "@/lib/domain/text/own";
import { parsedJson } from "@/lib/domain/text/parsed-json";

/** An operation of an API with the scopes that one of its security requirements asks for; null where it needs no token. */
export type Operation = { readonly label: string; readonly scopes: readonly string[] | null };

/** The largest document that is read, in bytes, and the most operations of one. */
export const MOST_OPENAPI_BYTES = 4_000_000;
const MOST_OPERATIONS = 2_000;

export const TOO_LARGE = "This document is too large. Clientele reads up to 4 MB.";

/**
 * The operations in an OpenAPI 3 or Swagger 2 document in JSON. A requirement that lists several schemes needs all of them;
 * each alternative of an operation is one of its own. References to other files are not followed. Returns a sentence if it
 * is no such document.
 */
export function operationsIn(text: string): readonly Operation[] | string {
  if (text.length > MOST_OPENAPI_BYTES) return TOO_LARGE;
  const document = objectOf(parsedJson(text));
  const paths = objectOf(own(document ?? {}, "paths"));
  if (document === null || paths === null || !(own(document, "openapi") ?? own(document, "swagger")))
    return "This is not an OpenAPI document in JSON: it has no openapi version or no paths.";
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(paths))
    for (const method of methods) {
      const operation = objectOf(own(objectOf(item) ?? {}, method));
      if (operation === null) continue;
      const security = own(operation, "security") ?? own(document, "security");
      operations.push(...alternatives(`${method.toUpperCase()} ${path}`.slice(0, 300), security));
      if (operations.length >= MOST_OPERATIONS) return operations.slice(0, MOST_OPERATIONS);
    }
  return operations.length > 0 ? operations : "This document has no operations.";
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function alternatives(label: string, security: unknown): Operation[] {
  const requirements = Array.isArray(security) ? security.map(objectOf).filter((it) => it !== null) : [];
  if (requirements.length === 0) return [{ label, scopes: null }];
  return requirements.slice(0, 20).map((requirement, at) => ({
    label: requirements.length > 1 ? `${label} (alternative ${at + 1})` : label,
    scopes: Object.keys(requirement).length === 0 ? null : scopesOf(requirement),
  }));
}

const scopesOf = (requirement: Record<string, unknown>): string[] => [
  ...new Set(
    Object.values(requirement)
      .flatMap((scopes) => (Array.isArray(scopes) ? scopes : []))
      .filter((scope) => typeof scope === "string" && scope !== "" && scope.length <= 256)
      .slice(0, 100),
  ),
];

const objectOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;

import { z } from "zod";
import { sized } from "@/lib/domain/audit/size";
import { HIDDEN, withoutTokens } from "@/lib/domain/secret/hidden-tokens";
import { canonicalJson, type Json, json, storable } from "@/lib/domain/text/canonical-json";
import { parsedJson } from "@/lib/domain/text/parsed-json";
import { sha256 } from "@/lib/domain/text/sha256";

/** The `previous` hash of the first row. */
export const GENESIS = "0".repeat(64);

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().nullable();

/** Person, source, object and values of an act. A change has two rows: `intended`, then one with its outcome. */
const facts = z.strictObject({
  person: z.strictObject({ id: z.string(), email: z.string() }),
  /** The role in the pool's environment; null for somebody without one. */
  role: text,
  sessionId: text,
  /** `isClaimed`: taken from a header that anybody can write. */
  source: z.strictObject({ address: text, isClaimed: z.boolean() }),
  poolId: text,
  environment: text,
  action: z.string(),
  object: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
  /** The app client that the object is or belongs to. */
  clientId: text,
  input: json,
  before: json,
  after: json,
  /** The form that was sent. */
  intentId: text,
});

/** A row without its place in the chain. `at` is an instant in ISO 8601, UTC, with milliseconds. */
const entry = facts.extend({
  id: z.uuid(),
  at: z.iso.datetime({ precision: 3 }),
  /** `intended`, `done`, or the code of the problem. */
  outcome: z.string(),
  /** AWS's id of the call. */
  requestId: text,
  /** The sequence of the `intended` row that this one concludes. */
  outcomeOf: z.int().positive().nullable(),
});

/** One row of the audit trail, with the hash of the row before it and its own hash over all of it. */
export const auditRow = entry.extend({ sequence: z.int().positive(), previous: hash, hash });

export type AuditFacts = z.infer<typeof facts>;
export type AuditEntry = z.infer<typeof entry>;
export type AuditRow = z.infer<typeof auditRow>;

/** A row by number and hash: enough to notice later that it, or any row before it, was changed or cut off. */
export type Anchor = { readonly sequence: number; readonly hash: string };

/** The facts of a row, without its outcome and its place in the chain. */
export const factsIn = (row: AuditRow): AuditFacts => z.object(facts.shape).parse(row);

/** An entry as it may be kept: without secrets, of a bounded size, and in characters that every database takes. */
export const keepable = (facts: AuditEntry): AuditEntry => sized(entry.parse(withoutSecrets(facts)));

/**
 * A row's hash: SHA-256, in hexadecimal, over the canonical JSON of `{previous, row, sequence}`. The store computes
 * the same in SQL while it appends (lib/store/audit/rows.ts).
 */
export function hashOf({ sequence, previous, hash: _, ...row }: AuditRow): Promise<string> {
  return sha256(new TextEncoder().encode(canonicalJson({ previous, row, sequence })));
}

/** The row in a line of an exported file, or null where it is not exactly what an export writes. */
export function rowInLine(line: string): AuditRow | null {
  const row = auditRow.safeParse(parsedJson(line));
  // Compared byte for byte: a name given twice, or a space, is an edit too.
  return row.success && canonicalJson(row.data) === line ? row.data : null;
}

const secretName = /(secrets?|passwords?|tokens?|authorization|cookies?)$/i;

/**
 * A value as a row may hold it: plain JSON that hides tokens anywhere, and the values of members named like a secret.
 * This is the second safeguard: callers pass no secret in the first place.
 */
export function withoutSecrets(value: unknown): Json {
  if (typeof value === "string") return withoutTokens(storable(value));
  // JSON has no infinity, and would turn -0 into 0 later.
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== "object") return null;
  return Object.fromEntries(
    Object.entries(value)
      // JSON may have a member of this name, and schemas drop it silently.
      .filter(([name, member]) => member !== undefined && name !== "__proto__")
      .map(([name, member]) => [
        storable(name),
        secretName.test(name) && member !== null ? HIDDEN : withoutSecrets(member),
      ]),
  );
}

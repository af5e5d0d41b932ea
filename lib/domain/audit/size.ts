import type { AuditEntry } from "@/lib/domain/audit/row";
import { canonicalJson, type Json, storable } from "@/lib/domain/text/canonical-json";

/** Longer than every id, name and address of the console's own; every index of the store can hold it. */
const MOST_CHARACTERS = 320;

/** Longer than every text of the console's own forms. */
const MOST_OF_A_TEXT = 2_000;

/** More than the largest resource server takes, with 100 scopes of 512 characters. */
const MOST_BYTES = 128 * 1_024;

/**
 * Cuts an entry to at most 400 KiB: longer ids, names and addresses end with “…”, longer texts say how long they were,
 * and a value beyond 128 KiB keeps its beginning only, as `{cut, bytes}`. The hash covers the cut entry.
 */
export const sized = (entry: AuditEntry): AuditEntry => ({
  ...entry,
  person: { id: cut(entry.person.id), email: cut(entry.person.email) },
  role: cutOr(entry.role),
  sessionId: cutOr(entry.sessionId),
  source: { ...entry.source, address: cutOr(entry.source.address) },
  poolId: cutOr(entry.poolId),
  environment: cutOr(entry.environment),
  action: cut(entry.action),
  object: entry.object && { kind: cut(entry.object.kind), id: cut(entry.object.id) },
  clientId: cutOr(entry.clientId),
  intentId: cutOr(entry.intentId),
  outcome: cut(entry.outcome),
  requestId: cutOr(entry.requestId),
  input: cutValue(entry.input),
  before: cutValue(entry.before),
  after: cutValue(entry.after),
});

const cut = (text: string): string =>
  text.length > MOST_CHARACTERS ? storable(`${text.slice(0, MOST_CHARACTERS - 1)}…`) : text;

const cutOr = (text: string | null): string | null => (text === null ? null : cut(text));

function cutValue(value: Json): Json {
  const short = withShortTexts(value);
  const text = canonicalJson(short);
  const bytes = new TextEncoder().encode(text).length;
  return bytes > MOST_BYTES ? { cut: `${storable(text.slice(0, MOST_OF_A_TEXT))}…`, bytes } : short;
}

function withShortTexts(value: Json): Json {
  if (typeof value === "string")
    return value.length > MOST_OF_A_TEXT
      ? `${storable(value.slice(0, MOST_OF_A_TEXT))}… (cut: ${value.length} characters)`
      : value;
  if (isList(value)) return value.map(withShortTexts);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [cut(name), withShortTexts(member)]),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

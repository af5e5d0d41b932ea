import "server-only";
import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type AuditEntry, type AuditFacts, keepable } from "@/lib/domain/audit/row";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { canonicalJson, type Json } from "@/lib/domain/text/canonical-json";
import { now } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { claiming, closing, type IntentClaim, type IntentEnd } from "@/lib/store/audit/intents";
import { ask, type Database } from "@/lib/store/database";
import { codeOf } from "@/lib/store/store-error";

/** An act that the trail records as intended, and whose outcome is not recorded yet. */
export type AuditRef = { readonly sequence: number; readonly facts: AuditFacts };

/** How an act ended: `done`, or the code of the problem. The other fields replace those of the intent. */
export type AuditOutcome = {
  readonly outcome: string;
  readonly requestId: string | null;
  readonly object?: AuditFacts["object"];
  readonly clientId?: string | null;
  readonly before?: Json;
  readonly after?: Json;
};

/**
 * Claims the form, if there is one, and records that a person is about to act: both or neither. If this fails, the act
 * must not happen: no row, no act. Fails with store-unreachable, and already-sent for a form that was claimed before.
 * One round trip.
 */
export async function recordIntent(facts: AuditFacts, claim?: IntentClaim): Promise<Result<AuditRef>> {
  const ending = { outcome: "intended", requestId: null, outcomeOf: null };
  const written = await append(facts, ending, claim && { statement: claiming(claim), isGate: true });
  if (!written.ok) return written;
  if (written.value === null) return failed(problem("already-sent"));
  return ok({ sequence: written.value, facts });
}

/**
 * Records how an act ended, in a row of its own that names the first, and closes the form as `form` says. One round
 * trip. Fails with store-unreachable.
 */
export function recordOutcome(ref: AuditRef, end: AuditOutcome, form?: IntentEnd): Promise<Result<null>> {
  const { person, intentId } = ref.facts;
  if (form === undefined || intentId === null) return appendOutcome(ref, end);
  return appendOutcome(ref, end, { statement: closing(person.id, intentId, form, false), isGate: false });
}

/**
 * Records how an act ended whose process died, and closes its form. Does nothing if another instance has just done so.
 * One round trip. Fails with store-unreachable.
 */
export function recordFound(ref: AuditRef, end: AuditOutcome, form: IntentEnd): Promise<Result<null>> {
  const { person, intentId } = ref.facts;
  const statement = closing(person.id, intentId ?? "", form, true);
  return appendOutcome(ref, end, { statement, isGate: true });
}

async function appendOutcome(ref: AuditRef, end: AuditOutcome, beside?: Beside): Promise<Result<null>> {
  const { outcome, requestId, ...more } = end;
  const ending = { outcome, requestId, outcomeOf: ref.sequence };
  const written = await append({ ...ref.facts, ...more }, ending, beside);
  return written.ok ? ok(null) : written;
}

/** Records the refusal of a signed-in person, with the problem's code. One round trip. Fails with store-unreachable. */
export const recordRefusal = (
  facts: AuditFacts,
  { code, requestId }: { readonly code: string; readonly requestId: string | null },
): Promise<Result<null>> => recordEvent(facts, code, requestId);

/** Records a change from outside the console that was noticed. One round trip. Fails with store-unreachable. */
export const recordNotice = (facts: AuditFacts): Promise<Result<null>> => recordEvent(facts, "noticed");

/** Records something that is over when it is recorded, such as a sign-in. One round trip. Fails with store-unreachable. */
export async function recordEvent(
  facts: AuditFacts,
  outcome: string,
  requestId: string | null = null,
): Promise<Result<null>> {
  const written = await append(facts, { outcome, requestId, outcomeOf: null });
  return written.ok ? ok(null) : written;
}

type Ending = Pick<AuditEntry, "outcome" | "requestId" | "outcomeOf">;

/** A change made together with an append, or not at all. With `isGate`, nothing is appended if it changes no row. */
type Beside = { readonly statement: SQL; readonly isGate: boolean };

/** Appends a row and logs its anchor. Returns its sequence, or null if the gate was shut. */
async function append(facts: AuditFacts, ending: Ending, beside?: Beside): Promise<Result<number | null>> {
  const entry = keepable({ ...facts, ...ending, id: randomUUID(), at: new Date(now()).toISOString() });
  const link = await ask("append to the audit trail", (database) => linkOf(database, entry, beside));
  if (!link.ok) return link;
  if (link.value === null) return ok(null);
  const { person, action, poolId, outcome, requestId, clientId } = entry;
  const { sequence, hash } = link.value;
  const audit = { person: person.email, action, poolId, outcome, requestId, clientId };
  log.info({ anchor: { sequence, hash }, audit }, "audit");
  return ok(sequence);
}

const answered = z.object({
  rows: z.array(z.object({ sequence: z.coerce.number(), hash: z.string() })).max(1),
});

/** Appends once, even if an earlier attempt succeeded and only its answer was lost. Null if the gate was shut. */
async function linkOf(database: Database, entry: AuditEntry, beside?: Beside) {
  const [link] = answered.parse(await attempt(database, entry, beside)).rows;
  if (link) return link;
  // Either the form was claimed before, or the head of the trail was removed: then nothing may be done.
  const head = await database.execute(sql`SELECT sequence, hash FROM audit_head`);
  if (beside?.isGate && answered.parse(head).rows.length === 1) return null;
  throw new Error("The head of the audit trail is gone.");
}

async function attempt(database: Database, entry: AuditEntry, beside?: Beside) {
  try {
    return await database.execute(appending(entry, beside));
  } catch (error) {
    if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
    return database.execute(sql`SELECT sequence, hash FROM audit_rows WHERE id = ${entry.id}`);
  }
}

const UNIQUE_VIOLATION = "23505";

/**
 * One statement, hence one transaction: it locks the head, so that all writers on all instances append in one order,
 * hashes as `hashOf` in lib/domain/audit/row does, and moves the head.
 */
function appending(row: AuditEntry, beside?: Beside) {
  const { person, source, object } = row;
  const covered = sql`'{"previous":"' || hash || '","row":' || ${canonicalJson(row)}::text || ',"sequence":' || (sequence + 1)::text || '}'`;
  const first = beside ? sql`beside AS (${beside.statement}),` : sql``;
  const gate = beside?.isGate ? sql`WHERE EXISTS (SELECT FROM beside)` : sql``;
  return sql`
    WITH ${first} head AS (
      UPDATE audit_head SET
        sequence = sequence + 1,
        previous = hash,
        hash = encode(sha256(convert_to(${covered}, 'UTF8')), 'hex')
      ${gate}
      RETURNING sequence, previous, hash
    )
    INSERT INTO audit_rows (
      sequence, previous, hash, id, at, person_id, person_email, role, session_id, source_address,
      is_source_claimed, pool_id, environment, action, object_kind, object_id, client_id,
      input, before, after, outcome, request_id, intent_id, outcome_of
    )
    SELECT
      sequence, previous, hash, ${row.id}::uuid, ${row.at}::timestamptz, ${person.id}, ${person.email},
      ${row.role}, ${row.sessionId}, ${source.address}, ${source.isClaimed}::boolean, ${row.poolId},
      ${row.environment}, ${row.action}, ${object?.kind ?? null}, ${object?.id ?? null}, ${row.clientId},
      ${canonicalJson(row.input)}, ${canonicalJson(row.before)}, ${canonicalJson(row.after)},
      ${row.outcome}, ${row.requestId}, ${row.intentId}, ${row.outcomeOf}::bigint
    FROM head
    RETURNING sequence, hash`;
}

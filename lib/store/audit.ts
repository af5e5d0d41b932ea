import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { now } from "@/lib/clock";
import { type AuditEntry, type AuditFacts, keepable } from "@/lib/domain/audit";
import { canonicalJson, type Json } from "@/lib/domain/canonical-json";
import { ok, type Result } from "@/lib/domain/result";
import { log } from "@/lib/log";
import { ask, type Database } from "@/lib/store/database";
import { codeOf } from "@/lib/store/store-error";

/** An act that the trail holds as intended, whose outcome is still to be told. */
export type AuditRef = { readonly sequence: number; readonly facts: AuditFacts };

/** How an act ended: `done`, or the code of the problem. What it names takes the place of what was intended. */
export type AuditOutcome = {
  readonly outcome: string;
  readonly requestId: string | null;
  readonly object?: AuditFacts["object"];
  readonly clientId?: string | null;
  readonly before?: Json;
  readonly after?: Json;
};

/**
 * Writes that somebody is about to do something. Where it fails the act must not happen: no row, no act. One round
 * trip. Answers store-unreachable.
 */
export async function recordIntent(facts: AuditFacts): Promise<Result<AuditRef>> {
  const written = await append(facts, { outcome: "intended", requestId: null, outcomeOf: null });
  return written.ok ? ok({ sequence: written.value, facts }) : written;
}

/** Writes how it ended, as a row of its own that names the first. One round trip. Answers store-unreachable. */
export async function recordOutcome(ref: AuditRef, end: AuditOutcome): Promise<Result<null>> {
  const { outcome, requestId, ...more } = end;
  const written = await append({ ...ref.facts, ...more }, { outcome, requestId, outcomeOf: ref.sequence });
  return written.ok ? ok(null) : written;
}

/** Writes that somebody signed in was refused, with the problem's code. One round trip. Answers store-unreachable. */
export async function recordRefusal(
  facts: AuditFacts,
  refused: { readonly code: string; readonly requestId: string | null },
): Promise<Result<null>> {
  const { code: outcome, requestId } = refused;
  const written = await append(facts, { outcome, requestId, outcomeOf: null });
  return written.ok ? ok(null) : written;
}

/** Writes something that nobody here did, but that was noticed. One round trip. Answers store-unreachable. */
export async function recordNotice(facts: AuditFacts): Promise<Result<null>> {
  const written = await append(facts, { outcome: "noticed", requestId: null, outcomeOf: null });
  return written.ok ? ok(null) : written;
}

type Ending = Pick<AuditEntry, "outcome" | "requestId" | "outcomeOf">;

/** Appends a row and prints its anchor. Gives its sequence. */
async function append(facts: AuditFacts, ending: Ending): Promise<Result<number>> {
  const entry = keepable({ ...facts, ...ending, id: randomUUID(), at: new Date(now()).toISOString() });
  const link = await ask("append to the audit trail", (database) => linkOf(database, entry));
  if (!link.ok) return link;
  const { person, action, poolId, outcome, requestId } = entry;
  const { sequence, hash } = link.value;
  log.info(
    { anchor: { sequence, hash }, audit: { person: person.email, action, poolId, outcome, requestId } },
    "audit",
  );
  return ok(sequence);
}

const answered = z.object({
  rows: z.tuple([z.object({ sequence: z.coerce.number(), hash: z.string() })]),
});

/** Appends once, even where an earlier attempt came through and only its answer was lost. */
async function linkOf(database: Database, entry: AuditEntry) {
  try {
    return answered.parse(await database.execute(appending(entry))).rows[0];
  } catch (error) {
    if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
    const known = sql`SELECT sequence, hash FROM audit_rows WHERE id = ${entry.id}`;
    return answered.parse(await database.execute(known)).rows[0];
  }
}

const UNIQUE_VIOLATION = "23505";

/**
 * One statement, hence one transaction: it locks the head, so that all writers on all instances append in one order,
 * hashes as `hashOf` in lib/domain/audit does, and moves the head.
 */
function appending(row: AuditEntry) {
  const { person, source, object } = row;
  const covered = sql`'{"previous":"' || hash || '","row":' || ${canonicalJson(row)}::text || ',"sequence":' || (sequence + 1)::text || '}'`;
  return sql`
    WITH head AS (
      UPDATE audit_head SET
        sequence = sequence + 1,
        previous = hash,
        hash = encode(sha256(convert_to(${covered}, 'UTF8')), 'hex')
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

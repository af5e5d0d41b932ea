import "server-only";
import { and, asc, desc, eq, gt, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { AuditRow } from "@/lib/domain/audit/row";
import { canonicalJson, type Json } from "@/lib/domain/text/canonical-json";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";
import { auditRows } from "@/lib/store/schema";

/** Which rows are wanted; what is left out does not narrow them. */
export type AuditFilter = {
  /** An email, in any spelling of case. */
  readonly person?: string;
  readonly clientId?: string;
  readonly poolId?: string;
  readonly action?: string;
  readonly outcome?: string;
  /** ISO instants: from the first on, until just before the second. */
  readonly from?: string;
  readonly to?: string;
  /** Only rows of these environments: what somebody may see, where that is not everything. */
  readonly environments?: readonly string[];
};

/** One round trip's share of a long reading. */
const PAGE = 1_000;

/** The newest rows that fit, at most `limit`; with `before`, those older than the row of that sequence. */
export function findRows(
  filter: AuditFilter & { readonly before?: number },
  limit: number,
): Promise<Result<AuditRow[]>> {
  return ask("search the audit trail", async (database) => {
    const found = await database
      .select()
      .from(auditRows)
      .where(and(...conditions(filter), filter.before === undefined ? undefined : olderThan(filter.before)))
      .orderBy(desc(auditRows.at), desc(auditRows.sequence))
      .limit(limit);
    return found.map(toRow);
  });
}

/** All rows that fit, in the order they were written, a page of up to 1,000 at a time; ends with the page that failed. */
export async function* exportRows(filter: AuditFilter = {}): AsyncGenerator<Result<AuditRow[]>> {
  let last = 0;
  while (true) {
    const page = await pageAfter(last, filter);
    if (!page.ok) return yield page;
    if (page.value.length > 0) yield page;
    last = page.value.at(-1)?.sequence ?? last;
    if (page.value.length < PAGE) return;
  }
}

function pageAfter(last: number, filter: AuditFilter): Promise<Result<AuditRow[]>> {
  return ask("export the audit trail", async (database) => {
    const found = await database
      .select()
      .from(auditRows)
      .where(and(gt(auditRows.sequence, last), ...conditions(filter)))
      .orderBy(asc(auditRows.sequence))
      .limit(PAGE);
    return found.map(toRow);
  });
}

/** The row that says what a form was about to do, newest claim first, or null. One round trip. Answers store-unreachable. */
export function findIntended(personId: string, intentId: string): Promise<Result<AuditRow | null>> {
  return ask("find what a form was about to do", async (database) => {
    const isForm = and(eq(auditRows.intentId, intentId), eq(auditRows.personId, personId));
    const query = database
      .select()
      .from(auditRows)
      .where(and(isForm, eq(auditRows.outcome, "intended")));
    const [row] = await query.orderBy(desc(auditRows.sequence)).limit(1);
    return row ? toRow(row) : null;
  });
}

/** The actions and the outcomes that rows have, in order. One round trip. Answers store-unreachable. */
export function listKinds(): Promise<Result<{ actions: string[]; outcomes: string[] }>> {
  return ask("list the kinds of audit rows", async (database) => {
    const found = kinds.parse(
      await database.execute(sql`
      SELECT 'action' AS kind, name FROM (${namesIn(sql`action`)}) AS actions
      UNION ALL
      SELECT 'outcome', name FROM (${namesIn(sql`outcome`)}) AS outcomes`),
    );
    const named = (kind: string) => found.rows.filter((it) => it.kind === kind).map(({ name }) => name);
    return { actions: named("action"), outcomes: named("outcome") };
  });
}

const kinds = z.object({ rows: z.array(z.object({ kind: z.string(), name: z.string() })) });

/** Steps through the column's index from one name to the next: a few dozen looks, however many rows there are. */
const namesIn = (column: SQL) => sql`
  WITH RECURSIVE names AS (
    (SELECT ${column} AS name FROM audit_rows ORDER BY ${column} LIMIT 1)
    UNION ALL
    SELECT (SELECT ${column} FROM audit_rows WHERE ${column} > names.name ORDER BY ${column} LIMIT 1)
    FROM names WHERE names.name IS NOT NULL
  )
  SELECT name FROM names WHERE name IS NOT NULL`;

/** Each equality has an index that goes on with (at, sequence), so that a page is read from it in order. */
function conditions(filter: AuditFilter): SQL[] {
  const { person, clientId, poolId, action, outcome, from, to, environments } = filter;
  return [
    person !== undefined && eq(sql`lower(${auditRows.personEmail})`, person.toLowerCase()),
    clientId !== undefined && eq(auditRows.clientId, clientId),
    poolId !== undefined && eq(auditRows.poolId, poolId),
    action !== undefined && eq(auditRows.action, action),
    outcome !== undefined && eq(auditRows.outcome, outcome),
    from !== undefined && gte(auditRows.at, new Date(from)),
    to !== undefined && lt(auditRows.at, new Date(to)),
    environments !== undefined && inArray(auditRows.environment, [...environments]),
  ].filter((condition) => condition !== false);
}

// By time first: the clocks of two instances may differ by a little, and people read by time.
const olderThan = (sequence: number) =>
  sql`(${auditRows.at}, ${auditRows.sequence}) < (SELECT at, sequence FROM audit_rows WHERE sequence = ${sequence})`;

function toRow(stored: typeof auditRows.$inferSelect): AuditRow {
  const { objectKind, objectId } = stored;
  return {
    sequence: stored.sequence,
    id: stored.id,
    at: stored.at.toISOString(),
    person: { id: stored.personId, email: stored.personEmail },
    role: stored.role,
    sessionId: stored.sessionId,
    source: { address: stored.sourceAddress, isClaimed: stored.isSourceClaimed },
    poolId: stored.poolId,
    environment: stored.environment,
    action: stored.action,
    object: objectKind === null || objectId === null ? null : { kind: objectKind, id: objectId },
    clientId: stored.clientId,
    input: toJson(stored.input),
    before: toJson(stored.before),
    after: toJson(stored.after),
    outcome: stored.outcome,
    requestId: stored.requestId,
    intentId: stored.intentId,
    outcomeOf: stored.outcomeOf,
    previous: stored.previous,
    hash: stored.hash,
  };
}

/** A text that was changed since, if only by a space, is shown as text, and does not match its hash. */
function toJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return canonicalJson(value) === text ? value : text;
  } catch {
    return text;
  }
}

import "server-only";
import { and, asc, count, desc, eq, gt, gte, inArray, lt, lte, notInArray, type SQL, sql } from "drizzle-orm";
import { changes, outsideActions } from "@/lib/domain/audit/action";
import type { AuditRow } from "@/lib/domain/audit/row";
import type { Result } from "@/lib/domain/result";
import { canonicalJson, type Json } from "@/lib/domain/text/canonical-json";
import { ask } from "@/lib/store/database";
import { auditRows } from "@/lib/store/schema";

/** Which rows to find. An omitted field does not narrow them. */
export type AuditFilter = {
  /** An email, ignoring case. */
  readonly person?: string;
  readonly clientId?: string;
  /** Any of these emails, in lower case, or of these clients. */
  readonly people?: readonly string[];
  readonly clientIds?: readonly string[];
  readonly poolId?: string;
  readonly action?: string;
  readonly outcome?: string;
  /** Whether to leave out rows of changes made outside the console, or to find only those. */
  readonly outside?: "hidden" | "only";
  /** Whether to find only changes that were made. */
  readonly isChange?: true;
  /** ISO instants: `from` is included, `to` is not. */
  readonly from?: string;
  readonly to?: string;
  /** Only rows of these environments, for a person who may not see all of them. */
  readonly environments?: readonly string[];
};

/**
 * The most that one round trip of an export reads, in rows and in bytes of what they record: the embedded database and
 * the parsing of its answer block this process, and four exports at once must not block it for long.
 */
const PAGE = 250;
const PAGE_BYTES = 512 * 1_024;

/** The most bytes that a page of the trail records; further rows go to the next page. */
const SHOWN_BYTES = 512 * 1_024;

/** The newest matching rows, at most `limit`; with `before`, those older than the row of that sequence. */
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

/** How often each client of a pool was changed outside the console since then (ISO instant). One round trip. */
export function countOutside(poolId: string, from: string): Promise<Result<ReadonlyMap<string, number>>> {
  return ask("count changes made outside", async (database) => {
    const rows = await database
      .select({ clientId: auditRows.clientId, count: count() })
      .from(auditRows)
      .where(and(...conditions({ poolId, action: "changed outside", from })))
      .groupBy(auditRows.clientId);
    return new Map(
      rows.flatMap(({ clientId, count: many }) => (clientId === null ? [] : [[clientId, many]])),
    );
  });
}

/** A page of the newest matching rows, and whether there are older ones. */
export type AuditPage = { readonly rows: readonly AuditRow[]; readonly hasOlder: boolean };

/** The newest matching rows, up to `most` and 512 KiB, one at least. Two round trips. Fails with store-unreachable. */
export function findPage(
  filter: AuditFilter & { readonly before?: number },
  most: number,
): Promise<Result<AuditPage>> {
  return ask("read a page of the audit trail", async (database) => {
    const found = await database
      .select({ sequence: auditRows.sequence, bytes: bytesOf })
      .from(auditRows)
      .where(and(...conditions(filter), filter.before === undefined ? undefined : olderThan(filter.before)))
      .orderBy(desc(auditRows.at), desc(auditRows.sequence))
      .limit(most + 1);
    let bytes = 0;
    const shown = found.slice(0, most).filter((row, at) => {
      bytes += row.bytes;
      return at === 0 || bytes <= SHOWN_BYTES;
    });
    const numbers = shown.map(({ sequence }) => sequence);
    const rows = await database
      .select()
      .from(auditRows)
      .where(inArray(auditRows.sequence, numbers))
      .orderBy(desc(auditRows.at), desc(auditRows.sequence));
    return { rows: rows.map(toRow), hasOlder: found.length > shown.length };
  });
}

/**
 * All matching rows in the order they were written, in pages of up to 250 rows and about 512 KiB. Ends after a page
 * that failed.
 */
export async function* exportRows(filter: AuditFilter = {}): AsyncGenerator<Result<AuditRow[]>> {
  let last = 0;
  while (true) {
    const page = await pageAfter(last, filter);
    if (!page.ok) return yield page;
    const end = page.value.at(-1);
    if (!end) return;
    last = end.sequence;
    yield page;
  }
}

function pageAfter(last: number, filter: AuditFilter): Promise<Result<AuditRow[]>> {
  return ask("export the audit trail", async (database) => {
    const wanted = and(gt(auditRows.sequence, last), ...conditions(filter));
    const sizes = database
      .select({ sequence: auditRows.sequence, bytes: bytesOf.as("bytes") })
      .from(auditRows)
      .where(wanted)
      .orderBy(asc(auditRows.sequence))
      .limit(PAGE);
    // Reads only rows that fit into the page; the first one always fits.
    const end = sql`(
      SELECT max(sequence) FROM (
        SELECT sequence, sum(bytes) OVER (ORDER BY sequence) - bytes AS before FROM (${sizes}) AS sizes
      ) AS running WHERE before < ${PAGE_BYTES}
    )`;
    const found = await database
      .select()
      .from(auditRows)
      .where(and(wanted, lte(auditRows.sequence, end)))
      .orderBy(asc(auditRows.sequence));
    return found.map(toRow);
  });
}

/** The approximate size of a row: its ids and names are short, because they are cut when it is written. */
const bytesOf = sql<number>`(octet_length(${auditRows.input}) + octet_length(${auditRows.before}) + octet_length(${auditRows.after}) + 500)`;

/** The newest row of what a form was about to do, or null. One round trip. Fails with store-unreachable. */
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

/** Each equality has an index that continues with (at, sequence), so that a page is read from the index in order. */
function conditions(filter: AuditFilter): SQL[] {
  const { person, clientId, people, clientIds, poolId, action, outcome, outside, isChange, from, to } =
    filter;
  const { environments } = filter;
  return [
    person !== undefined && eq(sql`lower(${auditRows.personEmail})`, person.toLowerCase()),
    clientId !== undefined && eq(auditRows.clientId, clientId),
    people !== undefined && inArray(sql`lower(${auditRows.personEmail})`, [...people]),
    clientIds !== undefined && inArray(auditRows.clientId, [...clientIds]),
    poolId !== undefined && eq(auditRows.poolId, poolId),
    action !== undefined && eq(auditRows.action, action),
    outcome !== undefined && eq(auditRows.outcome, outcome),
    outside === "only" && inArray(auditRows.action, [...outsideActions]),
    outside === "hidden" && notInArray(auditRows.action, [...outsideActions]),
    isChange === true && inArray(auditRows.action, [...changes.actions]),
    isChange === true && inArray(auditRows.outcome, [...changes.outcomes]),
    from !== undefined && gte(auditRows.at, new Date(from)),
    to !== undefined && lt(auditRows.at, new Date(to)),
    environments !== undefined && inArray(auditRows.environment, [...environments]),
  ].filter((condition) => condition !== false);
}

// By time first: the clocks of two instances may differ by a little, and people read by time.
const olderThan = (sequence: number) =>
  sql`(${auditRows.at}, ${auditRows.sequence}) < (SELECT at, sequence FROM audit_rows WHERE sequence = ${sequence})`;

/** Converts a stored row to an `AuditRow`. */
export function toRow(stored: typeof auditRows.$inferSelect): AuditRow {
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

/** A text that was changed later, even by a space, stays text, so that it does not match its hash. */
function toJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return canonicalJson(value) === text ? value : text;
  } catch {
    return text;
  }
}

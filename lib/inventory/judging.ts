import "server-only";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { type AuditAction, mayChangeClient, OUTSIDE } from "@/lib/domain/audit/action";
import type { AuditRow } from "@/lib/domain/audit/row";
import { type AppClient, getsTokens } from "@/lib/domain/client/client";
import {
  type ClientEntry,
  difference,
  entryIn,
  factsOf,
  type OutsideChange,
} from "@/lib/domain/list/inventory";
import { ok, type Result } from "@/lib/domain/result";
import type { Secret } from "@/lib/domain/secret/secret";
import { keep, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { openIntents } from "@/lib/store/audit/intents";
import { recordNotice } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { tellRow, untoldRows } from "@/lib/store/inventory/clients";
import { endSuspension } from "@/lib/store/suspensions";

/**
 * Saves what was read of a client, with a note if a change was not made through this console. While that is unknown,
 * saves nothing and makes the client a suspect. Returns what is known afterwards; null if the client is gone.
 */
export async function judge(
  pool: ReadablePool,
  shelf: Shelf,
  known: ClientEntry | null,
  entry: ClientEntry,
): Promise<Result<ClientEntry | null>> {
  const found = newsIn(known, entry);
  if (!found) return kept(shelf, entry);
  const whose = await ownActOn(shelf.poolId, entry.clientId, found.since);
  if (whose === "ours") return kept(shelf, { ...entry, isStranger: false });
  if (whose === "not ours") return keptOutside(pool, shelf, entry, found.change);
  shelf.suspects.add(entry.clientId);
  return ok(entry);
}

/** What was seen of a client before it was written here, and when that was asked for. */
export type Seen = {
  readonly client?: AppClient;
  readonly secrets?: readonly Secret[];
  readonly askedAt: number;
};

/**
 * Notes a change that was made outside to a client before it was written here at `wroteAt`: our own write replaces
 * `known`, which lacks that change. No round trip if what was seen was already known.
 */
export async function judgeSeen(
  pool: Pool,
  shelf: Shelf,
  known: ClientEntry,
  seen: Seen,
  wroteAt: number,
): Promise<void> {
  if ((known.describedAt ?? 0) > seen.askedAt) return;
  const { client = known.client, secrets = known.secrets } = seen;
  const found = newsIn(known, { ...known, client, secrets });
  if (!found) return;
  const act = { personId: pool.person.id, at: wroteAt };
  if ((await ownActOn(shelf.poolId, known.clientId, found.since, act)) !== "not ours") return;
  const entry = shelf.entries.get(known.clientId)?.entry;
  if (entry) await keptOutside(pool, shelf, entry, found.change);
}

/** The change in a reading, and the instant after which it was made (null: any); null if there is none. */
function newsIn(known: ClientEntry | null, entry: ClientEntry) {
  if (entry.isStranger && entry.client !== null)
    return { change: { kind: "created", before: null, after: factsOf(entry) }, since: null } as const;
  const found = known && difference(known, entry);
  return found && { change: { kind: "changed", ...found } as const, since: known.describedAt };
}

/** Saves a client with a change that was made outside. Returns what is known afterwards. */
export async function keptOutside(
  pool: ReadablePool,
  shelf: Shelf,
  entry: ClientEntry,
  change: Omit<OutsideChange, "at">,
  isGone = false,
): Promise<Result<ClientEntry | null>> {
  // This change replaces the last one, which may not be in the audit trail yet.
  if (entry.outside) await tellOutside(pool);
  const outside = { ...change, at: now() };
  return kept(shelf, { ...entry, isStranger: false, outside }, { isTold: false, isGone });
}

async function kept(
  shelf: Shelf,
  entry: ClientEntry,
  more: { isTold: boolean; isGone: boolean } = { isTold: true, isGone: false },
): Promise<Result<ClientEntry | null>> {
  const newest = shelf.entries.get(entry.clientId)?.entry;
  // Judging takes a while, and meanwhile somebody may have kept a later answer, such as that to our own write.
  if (newest && (newest.describedAt ?? 0) > (entry.describedAt ?? 0)) return ok(newest);
  const done = await keep(shelf, [{ entry, ...more }]);
  if (!done.ok) return done;
  return ok(
    done.value.has(entry.clientId) && !more.isGone
      ? entry
      : (shelf.entries.get(entry.clientId)?.entry ?? null),
  );
}

const mayHaveChanged = new Set(["done", "recovered", "unknown-outcome", "cannot-tell"]);

/** An act's outcome is recorded at most SLACK_MS after the act; a form that is open for over OPEN_MS has died. */
const SLACK_MS = 1_000;
const OPEN_MS = 60_000;

/** A person's act, and when they did it (epoch milliseconds). */
type Act = { readonly personId: string; readonly at: number };

/**
 * Whether a client was changed through this console after `since` (epoch milliseconds; null for ever). `unknown` while
 * a form of this pool that may change a client is being carried out, or if the store does not answer. Two round trips.
 * In the middle of an act on this client, `but` is that act, which does not count; of the other acts, only those that
 * name the client do.
 */
export async function ownActOn(
  poolId: string,
  clientId: string,
  since: number | null,
  but?: Act,
): Promise<"ours" | "not ours" | "unknown"> {
  if (!but && (await isFormOpen(poolId))) return "unknown";
  const after = since === null ? 0 : since + SLACK_MS;
  const from = new Date(Math.min(after, now() - OPEN_MS)).toISOString();
  const rows = await findRows({ poolId, clientId, ...(since !== null && { from }) }, 50);
  if (!rows.ok) return "unknown";
  const changes = rows.value.filter(({ action }) => mayChangeClient(action));
  const begun = but && changes.find((row) => isBegunBy(but, row, changes));
  const acts = changes.filter((row) => !begun || (row !== begun && row.outcomeOf !== begun.sequence));
  if (acts.some((row) => isUnderWay(row, acts))) return "unknown";
  const isOurs = acts.some(({ at, outcome }) => Date.parse(at) >= after && mayHaveChanged.has(outcome));
  return isOurs ? "ours" : "not ours";
}

async function isFormOpen(poolId: string): Promise<boolean> {
  const open = await openIntents(poolId, now());
  return !open.ok || open.value.some((it) => mayChangeClient(it.operation) && it.createdAt > now() - OPEN_MS);
}

/** Whether this row may be the intent of the act: by the same person, before it, and not finished before it. */
const isBegunBy = (act: Act, { outcome, person, at, sequence }: AuditRow, rows: readonly AuditRow[]) =>
  outcome === "intended" &&
  person.id === act.personId &&
  Date.parse(at) <= act.at &&
  !rows.some((row) => row.outcomeOf === sequence && Date.parse(row.at) < act.at);

/** An act without a form, such as one of many that a page sends, is known by its rows alone. */
const isUnderWay = ({ outcome, sequence, at }: AuditRow, rows: readonly AuditRow[]) =>
  outcome === "intended" &&
  Date.parse(at) > now() - OPEN_MS &&
  !rows.some(({ outcomeOf }) => outcomeOf === sequence);

/**
 * Writes a row "changed outside", or "resumed outside" for a client that was suspended here, into the audit trail for
 * every noticed change of the pool that is not in it yet. The first instance writes it, once. One round trip if there
 * is nothing to write.
 */
export async function tellOutside(pool: ReadablePool): Promise<void> {
  const untold = await untoldRows(pool.id);
  if (!untold.ok) return;
  for (const { clientId, entry: text, version } of untold.value) {
    const entry = entryIn(text);
    const mine = await tellRow(pool.id, clientId, version);
    if (!mine.ok) return;
    if (mine.value && entry?.outside) await tell(pool, entry, entry.outside);
  }
}

/** Where a client that was suspended here has been switched on, its suspension is over, and the row says so. */
async function tell(pool: ReadablePool, entry: ClientEntry, change: OutsideChange): Promise<void> {
  const ended =
    entry.client && getsTokens(entry.client)
      ? await endSuspension(pool.id, entry.clientId, change.at)
      : ok(false);
  const action: AuditAction = ended.ok && ended.value ? "resumed outside" : "changed outside";
  await recordNotice({ ...factsOfChange(pool, entry, change), action });
}

const factsOfChange = (pool: ReadablePool, { clientId, name }: ClientEntry, change: OutsideChange) => ({
  person: OUTSIDE,
  role: null,
  sessionId: null,
  source: { address: null, isClaimed: false },
  poolId: pool.id,
  environment: pool.environment,
  object: { kind: "client", id: clientId },
  clientId,
  input: { name, kind: change.kind },
  before: change.before,
  after: change.after,
  intentId: null,
});

import "server-only";
import { now } from "@/lib/process/clock";
import type { AuditRow } from "@/lib/domain/audit/row";
import { mayChangeClient } from "@/lib/domain/audit/action";
import { findRows } from "@/lib/store/audit/search";
import { openIntents } from "@/lib/store/audit/intents";

const mayHaveChanged = new Set(["done", "recovered", "unknown-outcome"]);

/** An act's outcome is written down this much later than the act at most; a form open for longer has died. */
const SLACK_MS = 1_000;
const OPEN_MS = 60_000;

/** Who is changing a client at which moment (epoch milliseconds). */
type Act = { readonly personId: string; readonly at: number };

/**
 * Whether a client was changed through this console after `since` (epoch milliseconds; null for ever). `unknown` while
 * a form of this pool that may change a client is being carried out, or where the store does not say. Two round trips.
 * Asked in the middle of an act on this client, `but` is that act, which does not count; of the others only those that
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

/** The newest row that says that this act was to begin, of those that were not over before it. */
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

import "server-only";
import { now } from "@/lib/clock";
import type { AuditRow } from "@/lib/domain/audit";
import { mayChangeClient } from "@/lib/domain/audit-action";
import { findRows } from "@/lib/store/audit-rows";
import { openIntents } from "@/lib/store/intents";

const mayHaveChanged = new Set(["done", "recovered", "unknown-outcome"]);

/** An act's outcome is written down this much later than the act at most; a form open for longer has died. */
const SLACK_MS = 1_000;
const OPEN_MS = 60_000;

/**
 * Whether a client was changed through this console after `since` (epoch milliseconds; null for ever). `unknown` while
 * a form of this pool that may change a client is being carried out, or where the store does not say. Two round trips.
 */
export async function ownActOn(
  poolId: string,
  clientId: string,
  since: number | null,
): Promise<"ours" | "not ours" | "unknown"> {
  const open = await openIntents(poolId, now());
  if (!open.ok) return "unknown";
  if (open.value.some((it) => mayChangeClient(it.operation) && it.createdAt > now() - OPEN_MS))
    return "unknown";
  const after = since === null ? 0 : since + SLACK_MS;
  const from = new Date(Math.min(after, now() - OPEN_MS)).toISOString();
  const rows = await findRows({ poolId, clientId, ...(since !== null && { from }) }, 50);
  if (!rows.ok) return "unknown";
  const acts = rows.value.filter(({ action }) => mayChangeClient(action));
  if (acts.some((row) => isUnderWay(row, acts))) return "unknown";
  const isOurs = acts.some(({ at, outcome }) => Date.parse(at) >= after && mayHaveChanged.has(outcome));
  return isOurs ? "ours" : "not ours";
}

/** An act without a form, such as one of many that a page sends, is known by its rows alone. */
const isUnderWay = ({ outcome, sequence, at }: AuditRow, rows: readonly AuditRow[]) =>
  outcome === "intended" &&
  Date.parse(at) > now() - OPEN_MS &&
  !rows.some(({ outcomeOf }) => outcomeOf === sequence);

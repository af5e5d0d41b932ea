import type { ChangeKind, RunChange } from "@/lib/domain/run/change";
import { changeInWords } from "@/lib/domain/run/change";
import { type ItemState, itemInWords, itemStates, type RunTotals } from "@/lib/domain/run/item";
import { isGoing, type Run, type RunPool } from "@/lib/domain/run/run";
import { clientsInWords } from "@/lib/domain/scope/holder";

/** Where a run is, as far as the words for its items go. */
export const phaseOf = (run: Pick<Run, "state">): "draft" | "going" | "over" =>
  run.state === "draft" ? "draft" : isGoing(run) ? "going" : "over";

/** The states that some items of a run are in, with their number and their word, in the order of the work. */
export const totalsOf = (run: Pick<Run, "state">, totals: RunTotals) =>
  itemStates
    .filter((state) => totals[state] > 0)
    .map((state: ItemState) => ({ state, count: totals[state], word: itemInWords(state, phaseOf(run)) }));

/** The same in one line: "41 done, 2 failed, 5 skipped". */
export const totalsInWords = (run: Pick<Run, "state">, totals: RunTotals): string =>
  totalsOf(run, totals)
    .map(({ count, word }) => `${count.toLocaleString("en")} ${word.toLowerCase()}`)
    .join(", ");

/** What is left of a run in one pool: "82 calls to Cognito, about 2 minutes". */
export function leftInPool({ calls, seconds }: RunPool): string {
  const asked = calls === 1 ? "1 call to Cognito" : `${calls.toLocaleString("en")} calls to Cognito`;
  return seconds === null ? asked : `${asked}, ${durationInWords(seconds)} at its rate`;
}

/** How long all of it takes, in words: the pools are changed at the same time. Null if that is not known. */
export function leftInAll(pools: readonly RunPool[]): string | null {
  const seconds = pools.filter(({ left }) => left > 0).map((pool) => pool.seconds);
  const known = seconds.filter((it) => it !== null);
  return known.length < seconds.length || known.length === 0 ? null : durationInWords(Math.max(...known));
}

function durationInWords(seconds: number): string {
  if (seconds < 60) return "under a minute";
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `about ${minutes === 1 ? "1 minute" : `${minutes} minutes`}`;
  return `about ${Math.round(minutes / 60)} hours`;
}

const ofWhole: readonly ChangeKind[] = ["suspend", "resume", "delete"];

/** A change of so many clients: "Delete 12 clients", "Add orders/read to 3 clients", "Set contact to #ops for 1 client". */
export function changeOfClients(change: RunChange, count: number): string {
  const words = changeInWords(change);
  const clients = clientsInWords(count);
  if (ofWhole.includes(change.kind)) return `${words} ${clients}`;
  if (change.kind === "add scopes") return `${words} to ${clients}`;
  return `${words} ${change.kind.startsWith("remove") || words.startsWith("Remove") ? "from" : "for"} ${clients}`;
}

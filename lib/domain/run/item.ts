import type { Difference } from "@/lib/domain/client/difference";

/**
 * Where the change of one client stands. `waiting` before it begins, `unchanged` if the client is as wanted already,
 * `skipped` if it is left out, by the dry run or because somebody changed the client since. `failed` changed nothing
 * and can be tried again; nobody knows what became of an `unknown` one.
 */
export const itemStates = [
  "waiting",
  "running",
  "done",
  "unchanged",
  "skipped",
  "failed",
  "unknown",
] as const;

export type ItemState = (typeof itemStates)[number];

/** One client of a run. */
export type RunItem = {
  /** Its place in the run, from 1. */
  readonly position: number;
  readonly poolId: string;
  readonly clientId: string;
  /** The client's name as the dry run saw it. */
  readonly name: string;
  readonly state: ItemState;
  /** What changes, or has changed; null if nothing does. */
  readonly difference: Difference | null;
  /** Why it is skipped, unchanged, failed or unknown; null otherwise. */
  readonly sentence: string | null;
};

/** How many items of a run are in each state. */
export type RunTotals = Readonly<Record<ItemState, number>>;

export const noTotals: RunTotals = {
  waiting: 0,
  running: 0,
  done: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  unknown: 0,
};

/** The totals of several pools together. */
export function sumOf(all: Iterable<RunTotals>): RunTotals {
  const sum = { ...noTotals };
  for (const totals of all) for (const state of itemStates) sum[state] += totals[state];
  return sum;
}

/** How many items a run has. */
export const countOf = (totals: RunTotals): number =>
  itemStates.reduce((sum, state) => sum + totals[state], 0);

/** How many items a run has still to end. */
export const leftOf = ({ waiting, running }: RunTotals): number => waiting + running;

/** The states of items as a badge says them, before the run, while it goes on and after it. */
export function itemInWords(state: ItemState, run: "draft" | "going" | "over"): string {
  if (state === "waiting" && run !== "going") return run === "draft" ? "Will change" : "Not done";
  return words[state];
}

const words: Readonly<Record<ItemState, string>> = {
  waiting: "Waiting",
  running: "Running",
  done: "Done",
  unchanged: "Unchanged",
  skipped: "Skipped",
  failed: "Failed",
  unknown: "Unknown outcome",
};

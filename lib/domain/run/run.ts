import type { RunChange } from "@/lib/domain/run/change";
import { leftOf, type RunItem, type RunTotals } from "@/lib/domain/run/item";

/**
 * Where a run stands. A `draft` shows what would happen. A `paused` run goes on by itself once its reason is gone, or when
 * somebody starts it again. A `stopping` one waits for the items that have begun. `ended`: nothing is left to do.
 */
export const runStates = ["draft", "running", "paused", "stopping", "stopped", "ended"] as const;

export type RunState = (typeof runStates)[number];

/** A change of many clients, by the person who ordered it. Instants are ISO strings. */
export type Run = {
  readonly id: string;
  readonly change: RunChange;
  readonly person: { readonly id: string; readonly email: string };
  readonly state: RunState;
  /** Why it is paused or was stopped, as a sentence; null otherwise. */
  readonly reason: string | null;
  readonly draftedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Raised by every change of the run or of one of its items. */
  readonly number: number;
};

/** How many clients one run changes at most. */
export const MOST_ITEMS = 10_000;

/** How many items a page shows, and one answer about progress has, at most. */
export const PAGE_ITEMS = 100;

/** How long the rights of the person who ordered a run hold after they were confirmed. */
export const RIGHTS_HOLD_MS = 8 * 3_600_000;

/** Whether a run goes on by itself. */
export const isGoing = ({ state }: Pick<Run, "state">): boolean =>
  state === "running" || state === "paused" || state === "stopping";

/** Whether a run can be started, or started again, as far as its state goes. */
export const canStart = ({ state }: Pick<Run, "state">, totals: RunTotals): boolean =>
  (state === "draft" || state === "stopped" || state === "paused") && leftOf(totals) > 0;

/** Whether a run can be stopped, as far as its state goes. */
export const canStop = ({ state }: Pick<Run, "state">): boolean => state === "running" || state === "paused";

/** Whether items of a run can be tried again, as far as its state goes. */
export const canRetry = ({ state }: Pick<Run, "state">, { failed, unknown }: RunTotals): boolean =>
  (state === "stopped" || state === "ended") && failed + unknown > 0;

/** The state of a run as a badge says it. */
export const runInWords: Readonly<Record<RunState, string>> = {
  draft: "Dry run",
  running: "Running",
  paused: "Paused",
  stopping: "Stopping",
  stopped: "Stopped",
  ended: "Finished",
};

/** What the page of a run, and each answer about its progress, say of all its items. */
export type RunStanding = {
  readonly run: Run;
  /** The items in pools that the person may read. */
  readonly totals: RunTotals;
  /** How many items are in other pools. */
  readonly hidden: number;
  /** The items of each pool that wait or run, and how many seconds they take at its rate; null if that is not known. */
  readonly pools: readonly RunPool[];
  /** What the person types to start what is left of it; null for nothing. */
  readonly typedName: string | null;
};

export type RunPool = {
  readonly poolId: string;
  readonly environment: string;
  readonly left: number;
  /** Calls to Cognito that are left. */
  readonly calls: number;
  readonly seconds: number | null;
};

/** An answer about progress: how all stands, and the items that changed after a number, at most `PAGE_ITEMS`. */
export type RunProgress = RunStanding & {
  readonly items: readonly RunItem[];
  /** Whether more items changed than the answer has. */
  readonly isCut: boolean;
};

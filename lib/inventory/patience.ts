import "server-only";
import { now } from "@/lib/process/clock";
import type { ProblemCode } from "@/lib/domain/problem";

/** What a reading of a pool has met lately. Instants are epoch milliseconds. */
export type Patience = {
  /** The clients that could not be read, until they are. */
  readonly failures: Map<string, Failure>;
  /** When Cognito last answered. */
  answeredAt: number;
  /** Nothing is asked before this: Cognito answers nobody. */
  pausedUntil: number;
  pauseMs: number;
};

/** A client that could not be read: since when, when to try it again, and how long that pause is. */
type Failure = { readonly at: number; readonly until: number; readonly pauseMs: number };

type Failed = { readonly clientId: string; readonly askedAt: number; readonly code: ProblemCode };

const LEAST_PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 30_000;

/** Of a client that fails while others are answered. */
const MOST_OWN_PAUSE_MS = 300_000;

const UNDECIDED_MS = 5_000;

/** Nothing has been met yet. */
export const newPatience = (): Patience => ({
  failures: new Map(),
  answeredAt: 0,
  pausedUntil: 0,
  pauseMs: LEAST_PAUSE_MS,
});

/** Cognito answered about a client: it may be asked about all others at once. */
export function meetAnswer(patience: Patience): void {
  patience.answeredAt = now();
  patience.pauseMs = LEAST_PAUSE_MS;
  patience.pausedUntil = 0;
}

/** Whose doing a change was could not be told, as while a form is under way. */
export function meetDoubt({ failures }: Patience, clientId: string): void {
  failures.set(clientId, { at: now(), until: now() + UNDECIDED_MS, pauseMs: LEAST_PAUSE_MS });
}

/**
 * A client could not be read. Where nobody has been answered meanwhile everything pauses, up to 30 seconds; otherwise
 * this client alone, longer each time, up to 5 minutes. Tells whose trouble it is.
 */
export function meetFailure(
  patience: Patience,
  { clientId, askedAt, code }: Failed,
): "its own" | "everybody's" {
  const last = patience.failures.get(clientId);
  const isAnswered = last ? patience.answeredAt > last.at : patience.answeredAt >= askedAt;
  const isAlone = isAnswered || !isEverybodys(code);
  const before = last?.pauseMs ?? LEAST_PAUSE_MS;
  // Throttled, the scheduler slows down by itself.
  const pauseMs = isAlone && code !== "throttled" ? Math.min(MOST_OWN_PAUSE_MS, before * 2) : before;
  patience.failures.set(clientId, { at: now(), until: now() + pauseMs, pauseMs });
  // Those under way at the same moment meet the same trouble: it counts once.
  if (!isAlone && patience.pausedUntil <= now()) patience.pausedUntil = now() + slowDown(patience);
  return isAlone ? "its own" : "everybody's";
}

/** How long to pause before asking a Cognito again that answers nobody: twice as long as the last time. */
export function slowDown(patience: Patience): number {
  patience.pauseMs = Math.min(MOST_PAUSE_MS, patience.pauseMs * 2);
  return patience.pauseMs;
}

/** Refusals that the next client would meet as well. Throttling is none: it meets whoever comes too soon. */
const isEverybodys = (code: ProblemCode) =>
  code === "unreachable" || code === "no-pool" || code === "aws-credentials" || code === "store-unreachable";

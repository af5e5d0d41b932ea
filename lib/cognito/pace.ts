/**
 * How fast calls may start while Cognito limits them: halved when it refuses one, then slowly up again. `null` is the
 * full rate. Rates are calls a second, instants epoch milliseconds.
 */
export type Pace = {
  readonly low: number;
  /** The rate at which Cognito began to refuse. */
  readonly edge: number;
  readonly throttledAt: number;
  /** When the first call after it was taken: until then nothing is regained. */
  readonly takenAt: number | null;
} | null;

/** The refusals of calls that were under way together are one event. */
const ONE_EVENT_MS = 1_000;

/** Of the full rate: what is always left, and what is regained each second, below the knee and above it. */
const FLOOR = 0.05;
const FAST = 0.08;
const SLOW = 0.01;

/** Where somebody else uses the same quota, the rate settles between this share of the edge and the edge. */
const KNEE = 0.7;

/** The rate at `at`, given the full one. */
export function paceRate(pace: Pace, full: number, at: number): number {
  if (pace === null) return full;
  const { low, edge, takenAt } = pace;
  if (takenAt === null) return Math.min(full, low);
  const seconds = Math.max(0, at - takenAt) / 1_000;
  const knee = Math.max(low, edge * KNEE);
  const secondsToKnee = (knee - low) / (full * FAST);
  if (seconds <= secondsToKnee) return Math.min(full, low + seconds * full * FAST);
  return Math.min(full, knee + (seconds - secondsToKnee) * full * SLOW);
}

/** The pace after Cognito refused a call for coming too soon. */
export function slowedDown(pace: Pace, full: number, at: number): Pace {
  if (pace !== null && at < pace.throttledAt + ONE_EVENT_MS) return { ...pace, takenAt: null };
  const rate = paceRate(pace, full, at);
  // Refusals with nothing taken between them are an outage: they say nothing new about how much is too much.
  const edge = pace !== null && pace.takenAt === null ? pace.edge : rate;
  return { low: Math.max(full * FLOOR, rate / 2), edge, throttledAt: at, takenAt: null };
}

/** The pace after Cognito took a call. */
export function taken(pace: Pace, full: number, at: number): Pace {
  if (pace === null) return null;
  if (pace.takenAt === null) return { ...pace, takenAt: at };
  return paceRate(pace, full, at) >= full ? null : pace;
}

/**
 * How fast calls may start while Cognito limits them: the rate is halved when Cognito throttles a call, then rises
 * slowly. `null` is the full rate. Rates are calls per second, instants epoch milliseconds.
 */
export type Pace = {
  readonly low: number;
  /** The rate at which Cognito began to refuse; Infinity after an outage, which reveals no such rate. */
  readonly edge: number;
  readonly throttledAt: number;
  /** When Cognito accepted the first call after `throttledAt`; until then the rate does not rise. */
  readonly takenAt: number | null;
} | null;

/** Refusals within this time are one event: their calls were under way together. */
const ONE_EVENT_MS = 1_000;

/** Fractions of the full rate: the least that is left, and the gain per second below the knee. */
const FLOOR = 0.05;
const FAST = 0.08;

/**
 * The gain beyond the knee: this fraction of the full rate, times the square of the seconds since. It is small at
 * first, so the edge is met about once a minute, and reaches the full rate 90 seconds after the other program ends.
 */
const PROBE = 0.000_08;

/**
 * When another program uses the same quota, the rate settles between this fraction of the edge and the edge. The edge
 * shows late, once Cognito's burst is used up, so the knee is well below it: each time the rate meets the edge, the
 * other program gets a refusal or two.
 */
const KNEE = 0.65;

/** The rate at `at`, given the full one. */
export function paceRate(pace: Pace, full: number, at: number): number {
  if (pace === null) return full;
  const { low, edge, takenAt } = pace;
  if (takenAt === null) return Math.min(full, low);
  const seconds = Math.max(0, at - takenAt) / 1_000;
  const knee = Math.max(low, edge * KNEE);
  const secondsToKnee = (knee - low) / (full * FAST);
  if (seconds <= secondsToKnee) return Math.min(full, low + seconds * full * FAST);
  return Math.min(full, knee + (seconds - secondsToKnee) ** 2 * full * PROBE);
}

/** The pace after Cognito refused a call for coming too soon. */
export function slowedDown(pace: Pace, full: number, at: number): Pace {
  if (pace !== null && at < pace.throttledAt + ONE_EVENT_MS) return { ...pace, takenAt: null };
  const rate = paceRate(pace, full, at);
  const low = Math.max(full * FLOOR, rate / 2);
  return { low, edge: edgeAt(rate, full, pace), throttledAt: at, takenAt: null };
}

/**
 * The edge after a refusal at this rate. Refusals with no accepted call between them reveal no new edge; at the lowest
 * rate they are an outage, and the edge is unknown.
 */
function edgeAt(rate: number, full: number, pace: Pace): number {
  if (pace === null || pace.takenAt !== null) return rate;
  return rate <= full * FLOOR ? Number.POSITIVE_INFINITY : pace.edge;
}

/** The pace after Cognito took a call. */
export function taken(pace: Pace, full: number, at: number): Pace {
  if (pace === null) return null;
  if (pace.takenAt === null) return { ...pace, takenAt: at };
  return paceRate(pace, full, at) >= full ? null : pace;
}

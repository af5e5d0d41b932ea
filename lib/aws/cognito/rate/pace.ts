/**
 * How fast calls may start while Cognito limits them: halved when it refuses one, then slowly up again. `null` is the
 * full rate. Rates are calls a second, instants epoch milliseconds.
 */
export type Pace = {
  readonly low: number;
  /** The rate at which Cognito began to refuse; Infinity after an outage, which tells none. */
  readonly edge: number;
  readonly throttledAt: number;
  /** When the first call after it was taken: until then nothing is regained. */
  readonly takenAt: number | null;
} | null;

/** The refusals of calls that were under way together are one event. */
const ONE_EVENT_MS = 1_000;

/** Of the full rate: what is always left, and what is regained each second below the knee. */
const FLOOR = 0.05;
const FAST = 0.08;

/**
 * Beyond the knee, of the full rate, times the square of the seconds since: hardly anything at first, so that the edge
 * is met about once a minute, and all of it a minute and a half after the other has gone.
 */
const PROBE = 0.000_08;

/**
 * Where somebody else uses the same quota, the rate settles between this share of the edge and the edge. The edge is
 * found late, once Cognito's burst is used up, so the knee lies well below it: each edge met costs the other a refusal
 * or two.
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
 * The edge after a refusal at this rate. Refusals with nothing taken between them tell no new one; down at the least
 * rate they are an outage, and none is known.
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

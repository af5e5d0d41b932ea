/** The time of this Cognito: real time, moved and sped up on request. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whole seconds since 1970, as tokens carry them. */
  seconds(): number;
  /** The time in the format of the Date header. */
  httpDate(): string;
  /** How many virtual seconds pass in one real second. */
  rate(): number;
  /** Moves the time forward by this many milliseconds and, when given, sets the rate from then on. */
  move(milliseconds: number, rate?: number): void;
};

/** A clock that starts at real time. */
export function startClock(): Clock {
  let virtualStart = Date.now();
  let realStart = performance.now();
  let rate = 1;
  // Formatted once per second, not once per answer.
  let dated = { second: Number.NaN, text: "" };
  const now = () => Math.round(virtualStart + (performance.now() - realStart) * rate);
  const seconds = () => Math.floor(now() / 1000);
  return {
    now,
    seconds,
    httpDate() {
      const second = seconds();
      if (second !== dated.second) dated = { second, text: new Date(second * 1000).toUTCString() };
      return dated.text;
    },
    rate: () => rate,
    move(milliseconds, newRate = rate) {
      virtualStart = now() + milliseconds;
      realStart = performance.now();
      rate = newRate;
    },
  };
}

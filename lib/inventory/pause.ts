import "server-only";

/** A pause that `stop` ends, too. It races no long-lived promise: each round would add one more reaction to that. */
export function pause(milliseconds: number, stop: AbortSignal): { over: Promise<void>; end(): void } {
  let end = () => {};
  const over = new Promise<void>((done) => {
    const timer = setTimeout(() => end(), milliseconds);
    end = () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", end);
      done();
    };
    stop.addEventListener("abort", end);
  });
  return { over, end };
}

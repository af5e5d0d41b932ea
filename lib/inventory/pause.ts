import "server-only";

/**
 * A pause that `stop` ends, too. No promise of the whole life is raced: each round would leave its reaction behind in it.
 */
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

import type { Clock } from "@/lib/local-aws/clock";
import { seededRandom } from "@/lib/local-aws/seed/seeded-random";

/** How long calls take, in virtual milliseconds: half of them at most `p50`, all but one in a hundred at most `p99`. */
export type LatencyOptions = { p50: number; p99: number; seed: number };

/** The shape measured against real Cognito: p50 90 ms, p99 400 ms (QUALITY C5). */
const spread = 400 / 90;
// The 99th percentile of a normal distribution, in standard deviations above the median.
const deviations = 2.3263;

/** Starts with the median latency `p50`, or without latency when it is 0. */
export function startLatency(clock: Clock, p50: number) {
  let options: LatencyOptions = { p50, p99: p50 * spread, seed: 1 };
  let draw = seededRandom(options.seed);

  function next(): number {
    if (options.p50 === 0) return 0;
    const sigma = Math.log(Math.max(1, options.p99 / options.p50)) / deviations;
    const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    return options.p50 * Math.exp(sigma * normal);
  }

  return {
    options: () => options,
    set({ p50: middle = 0, p99 = middle * spread, seed = 1 }: Partial<LatencyOptions>): void {
      options = { p50: middle, p99, seed };
      draw = seededRandom(seed);
    },
    isOn: () => options.p50 > 0,
    /** Waits as long as the next call takes. */
    pass: () => wait(clock, next()),
  };
}

/** Waits this many virtual milliseconds. */
export async function wait(clock: Clock, milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds / clock.rate()));
}

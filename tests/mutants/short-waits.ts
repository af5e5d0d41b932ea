import { vi } from "vitest";

// The tests of acts wait for pauses and deadlines of seconds, and each change is tried against them. Here pauses take a
// fifth of their time, and deadlines half.
vi.mock("node:timers/promises", async (original) => {
  const timers = await original<typeof import("node:timers/promises")>();
  const pause = (wait = 0, ...rest: [value?: unknown, options?: object]) =>
    timers.setTimeout(wait / 5, ...rest);
  return { ...timers, setTimeout: pause };
});

const { timeout } = AbortSignal;
AbortSignal.timeout = (wait) => timeout.call(AbortSignal, Math.ceil(wait / 2));

import { subscribe, unsubscribe } from "node:diagnostics_channel";

/**
 * Time that passes only as it is told to: `pass` runs each timer at its instant, `skip` runs those of the time that it
 * skips at its end, once, as after the sleep of a machine. `end` brings the real time back.
 */
export type VirtualClock = {
  pass(milliseconds: number): Promise<void>;
  skip(milliseconds: number): Promise<void>;
  end(): void;
};

type Timer = { at: number; every: number | null; run(): void };

/** Rounds of the event loop in which work that waits for no timer and no answer comes to its end. */
const ROUNDS = 6;

/**
 * Takes over `Date.now` and the timers of this process. Time stands still while a request over HTTP is under way, so
 * that hours of waiting take as long as their work.
 */
export function virtualClock(): VirtualClock {
  const real = {
    now: Date.now,
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
  };
  const requests = countRequests();
  const timers = new Map<object, Timer>();
  let at = real.now();

  const start = (run: () => void, delay: number, every: number | null) => {
    const handle = { ref: () => handle, unref: () => handle, hasRef: () => true, refresh: () => handle };
    timers.set(handle, { at: at + Math.max(1, delay), every, run });
    return handle;
  };
  const stop = (handle?: object) => void (handle && timers.delete(handle));
  Date.now = () => at;
  Object.assign(globalThis, {
    setTimeout: (run: (...given: unknown[]) => void, delay = 0, ...given: unknown[]) =>
      start(() => run(...given), delay, null),
    setInterval: (run: (...given: unknown[]) => void, delay = 0, ...given: unknown[]) =>
      start(() => run(...given), delay, delay),
    clearTimeout: stop,
    clearInterval: stop,
  });

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < ROUNDS; quiet = requests.underWay() > 0 ? 0 : quiet + 1)
      await new Promise((done) => setImmediate(done));
  }

  /** Runs the timers of the next instant, if that is not after `end`. Returns whether there were any. */
  function runNext(end: number): boolean {
    let next = Number.POSITIVE_INFINITY;
    for (const timer of timers.values()) next = Math.min(next, timer.at);
    if (next > end) return false;
    at = Math.max(at, next);
    for (const [handle, timer] of [...timers]) {
      if (timer.at > at || !timers.has(handle)) continue;
      if (timer.every === null) timers.delete(handle);
      else timer.at = at + Math.max(1, timer.every);
      timer.run();
    }
    return true;
  }

  return {
    async pass(milliseconds) {
      const end = at + milliseconds;
      await settle();
      while (runNext(end)) await settle();
      at = end;
    },
    async skip(milliseconds) {
      at += milliseconds;
      await settle();
      runNext(at);
      await settle();
    },
    end() {
      Date.now = real.now;
      const { now, ...functions } = real;
      Object.assign(globalThis, functions);
      requests.end();
    },
  };
}

/** Counts the requests of this process that wait for an answer. */
function countRequests() {
  let count = 0;
  const begin = () => {
    count += 1;
  };
  const finish = () => {
    count -= 1;
  };
  subscribe("http.client.request.start", begin);
  subscribe("http.client.response.finish", finish);
  subscribe("http.client.request.error", finish);
  return {
    underWay: () => count,
    end() {
      unsubscribe("http.client.request.start", begin);
      unsubscribe("http.client.response.finish", finish);
      unsubscribe("http.client.request.error", finish);
    },
  };
}

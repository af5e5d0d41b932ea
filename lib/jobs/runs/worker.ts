import "server-only";
import { randomUUID } from "node:crypto";
import { recoverRunActs } from "@/lib/acts/lost/recover";
import type { Run } from "@/lib/domain/run/run";
import { carryOn } from "@/lib/jobs/runs/carry-on";
import { now } from "@/lib/process/clock";
import { logThrown } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";
import { holdNextRun, letGoOfRun } from "@/lib/store/runs/work";

/** How often an instance looks for a run that goes on: at most this long after it was started, it begins. */
const LOOK_MS = 1_000;

/** How often it looks for acts on runs whose process died. */
const RECOVER_MS = 30_000;

type Worker = { stop(): Promise<void> };

const state = processWide("runs", (): { worker: Worker | null } => ({ worker: null }));

/** Starts the work on runs that go on, this instance's share of them. Once per process; `stopRuns` ends it. */
export function startRuns(): void {
  state.worker ??= newWorker();
}

/** Ends the work on runs: no item begins any more, and other instances go on once those under way have ended. */
export async function stopRuns(): Promise<void> {
  const { worker } = state;
  state.worker = null;
  await worker?.stop();
}

function newWorker(): Worker {
  const holder = randomUUID();
  const stop = new AbortController();
  const held = new Set<Promise<void>>();
  let recoversAt = now();
  let looking: Promise<void> | null = null;

  const timer = setInterval(() => {
    looking ??= look()
      .catch(logThrown("look for runs"))
      .finally(() => {
        looking = null;
      });
  }, LOOK_MS);
  // The timer does not keep a process alive that has nothing else to do.
  timer.unref();

  async function look(): Promise<void> {
    const run = await holdNextRun(holder);
    if (run.ok && run.value && !stop.signal.aborted) begin(run.value);
    if (recoversAt > now()) return;
    recoversAt = now() + RECOVER_MS;
    await recoverRunActs();
  }

  function begin(run: Run): void {
    const done = carryOn(run, holder, stop.signal)
      .catch(logThrown("carry on a run"))
      .then(() => letGoOfRun(run.id, holder))
      .then(() => void held.delete(done));
    held.add(done);
  }

  return {
    stop: async () => {
      stop.abort();
      clearInterval(timer);
      await looking;
      await Promise.all(held);
    },
  };
}

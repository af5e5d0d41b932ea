import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { endOfForm } from "@/lib/acts/lost/recover";
import { type Caller, orderer } from "@/lib/auth/caller";
import { inPool } from "@/lib/auth/open-pool";
import { asRun } from "@/lib/aws/cognito/rate/scheduler";
import { lastOutcomeOf, type Outcome, outcomeOf } from "@/lib/domain/run/outcome";
import type { Run } from "@/lib/domain/run/run";
import { performItem } from "@/lib/jobs/runs/perform";
import { now } from "@/lib/process/clock";
import { logThrown } from "@/lib/process/log";
import { stopRun } from "@/lib/store/runs/moves";
import {
  type ClaimedItem,
  claimItem,
  closeRun,
  endItem,
  goOn,
  itemsLeft,
  keepHold,
  pauseRun,
} from "@/lib/store/runs/work";

/** Items of one pool under way at once: enough to use all of its rate. */
const AT_ONCE = 8;

/** A third of the time after which the hold lapses. */
const KEEP_MS = 5_000;

/** How long a confirmation of rights holds before it is looked at again. */
const RIGHTS_MS = 5_000;

/** How often an item is tried before it fails, or its run pauses because all would fail, and how long that is. */
const TRIES = 5;
const PAUSE_SECONDS = 300;

/** How often a paused run looks whether its person has signed in. */
const SIGN_IN_SECONDS = 5;

/** The time between two looks at items whose outcome is not known, and how many looks there are. */
const LOOK_MS = 3_000;
const LOOKS = 3;

/** A run that this instance holds. */
type Job = {
  readonly run: Run;
  readonly holder: string;
  readonly caller: Caller;
  /** Ends the work here: the process ends, the run is paused or stopped, or another instance holds it. */
  readonly end: AbortController;
  /** The positions of the items under way here. */
  readonly mine: Set<number>;
  /** How often the outcome of an item was looked for, by position. */
  readonly looks: Map<number, number>;
  confirmedAt: number;
};

/**
 * Performs the waiting items of a run that `holder` holds, several of each pool at once, and finds out what became of
 * those that another instance began. Returns when nothing is left to do here.
 */
export async function carryOn(run: Run, holder: string, isEnding: AbortSignal): Promise<void> {
  const end = new AbortController();
  const job: Job = {
    run,
    holder,
    caller: orderer(run),
    end,
    mine: new Set(),
    looks: new Map(),
    confirmedAt: Number.NEGATIVE_INFINITY,
  };
  const stop = () => end.abort();
  isEnding.addEventListener("abort", stop);
  if (isEnding.aborted) stop();
  const keeping = setInterval(() => void keep(job).catch(logThrown("keep hold of a run")), KEEP_MS);
  try {
    if (run.state !== "stopping" && !(await isConfirmed(job))) return;
    if (run.state === "paused") await goOn(run.id, holder);
    while (await round(job)) await pause(job, LOOK_MS);
  } finally {
    clearInterval(keeping);
    isEnding.removeEventListener("abort", stop);
  }
}

async function keep({ run, holder, end }: Job): Promise<void> {
  const kept = await keepHold(run.id, holder);
  if (kept.ok && kept.value === null) end.abort();
}

/** One pass over all that is left. False if nothing is left to do here. */
async function round(job: Job): Promise<boolean> {
  const { run, holder, end } = job;
  const left = await itemsLeft(run.id);
  if (!left.ok) return false;
  for (const item of left.value.running) if (!end.signal.aborted) await settle(job, item);
  // A run that stops begins no item, whether or not the rights of its person still hold.
  if (run.state !== "stopping") {
    const again = left.value.running.length > 0 ? await itemsLeft(run.id) : left;
    if (!again.ok) return false;
    await Promise.all(
      again.value.poolIds.flatMap((poolId) => Array.from({ length: AT_ONCE }, () => work(job, poolId))),
    );
  }
  if (end.signal.aborted) return false;
  const state = await closeRun(run.id, holder);
  return state.ok && (state.value === "running" || state.value === "stopping");
}

/** Performs waiting items of a pool, one after the other, until there are none. */
async function work(job: Job, poolId: string): Promise<void> {
  const { run, holder, end, mine } = job;
  while (!end.signal.aborted && (await isConfirmed(job))) {
    const claimed = await claimItem(run.id, holder, poolId);
    if (!claimed.ok || claimed.value === null) return;
    const item = claimed.value;
    mine.add(item.position);
    const follows = item.tries < TRIES ? outcomeOf : lastOutcomeOf;
    await note(job, item, follows(run.change.kind, await performItem(run.change.kind, job.caller, item)));
    mine.delete(item.position);
  }
}

async function note(job: Job, item: ClaimedItem, outcome: Outcome): Promise<void> {
  const { run } = job;
  switch (outcome.is) {
    case "ended":
      await endItem(run.id, item, outcome);
      return;
    case "look":
      return;
    case "again":
      // It runs until then, so that nobody claims it at once.
      await pause(job, 500 * 2 ** item.tries);
      await putBack(job, item);
      return;
    case "paused":
      await pauseFor(job, item, outcome.sentence);
      return;
    case "unconfirmed":
      await putBack(job, item, item.tries - 1);
      job.confirmedAt = Number.NEGATIVE_INFINITY;
      return;
    case "stopped":
      await putBack(job, item, 0);
      await stopRun(run.id, outcome.sentence);
      // The next round closes it, once those under way have ended.
      return;
  }
}

/** The item waits again. */
const putBack = ({ run }: Job, item: ClaimedItem, tries = item.tries) =>
  endItem(run.id, item, { state: "waiting", sentence: null, tries });

async function pauseFor(job: Job, item: ClaimedItem, sentence: string): Promise<void> {
  await putBack(job, item, 0);
  const reason = `${sentence} Clientele tries again in 5 minutes.`;
  await pauseRun(job.run.id, job.holder, { reason, seconds: PAUSE_SECONDS });
  job.end.abort();
}

/** Whether the rights of the person who ordered the run were confirmed lately. Otherwise the run pauses. */
async function isConfirmed(job: Job): Promise<boolean> {
  if (job.confirmedAt > now() - RIGHTS_MS) return true;
  const session = await job.caller.session();
  if (session.ok) {
    job.confirmedAt = now();
    return true;
  }
  if (session.problem.code === "signed-out") {
    const reason = `Waits for ${job.run.person.email} to sign in: their rights were last confirmed more than 8 hours ago.`;
    await pauseRun(job.run.id, job.holder, { reason, seconds: SIGN_IN_SECONDS });
  }
  job.end.abort();
  return false;
}

/** Notes what became of an item that runs, but not here: its instance died, or nobody could tell. */
async function settle(job: Job, item: Omit<ClaimedItem, "input" | "name">): Promise<void> {
  const { run, caller, mine, looks } = job;
  if (mine.has(item.position)) return;
  const session = await caller.session();
  const opened = session.ok ? await inPool(item.poolId, "read").open(session.value) : session;
  const pool = opened.ok ? opened.value : null;
  const end = await asRun(() => endOfForm(pool, run.person.id, item.intentId));
  if (!end.ok) return;
  switch (end.value) {
    case "open":
      return;
    case "settled":
    case "recovered":
      await endItem(run.id, item, { state: "done", sentence: null });
      return;
    case "refused":
    case "unsent":
      // Nothing was changed. The same form can be sent again, by one instance only.
      await endItem(run.id, item, { state: "waiting", sentence: null });
      return;
    case "unknown": {
      const looked = (looks.get(item.position) ?? 0) + 1;
      looks.set(item.position, looked);
      if (looked >= LOOKS) await endItem(run.id, item, { state: "unknown", sentence: unknown });
    }
  }
}

const unknown =
  "The connection to Cognito was lost, so nobody knows whether it was changed. Open the client to see.";

/** Waits, unless the work here ends. */
async function pause({ end }: Job, milliseconds: number): Promise<void> {
  await wait(milliseconds, undefined, { signal: end.signal }).catch(() => {});
}

import "server-only";
import { isAnyPoolReadable } from "@/lib/aws/cognito/pools";
import { warmedUp } from "@/lib/inventory/background";
import { now } from "@/lib/process/clock";
import { isEnding } from "@/lib/process/end-on-signals";
import { processWide } from "@/lib/process/process-wide";
import { ask } from "@/lib/store/database";
import { askStore } from "@/lib/store/open/check-store";

/** Milliseconds for which a verdict is kept: strangers may ask, and each question costs calls. */
const FRESH_MS = 10_000;

/** A load balancer waits this long for an answer; the question itself goes on. */
const PATIENCE_MS = 3_000;

type Verdict = { at: number; isReady: Promise<boolean> };

const held = processWide("readiness", (): { verdict: Verdict | null } => ({ verdict: null }));

/**
 * Whether the console is ready: its store answers, its credentials can read at least one pool, and the pools are loaded
 * from the store. The verdict is at most 10 seconds old, and pools are asked as `isAnyPoolReadable` says. Concurrent
 * callers share one question. False if it takes over 3 seconds, and once the process was asked to end.
 */
export async function isReady(): Promise<boolean> {
  if (isEnding()) return false;
  if (held.verdict === null || held.verdict.at <= now() - FRESH_MS) {
    const verdict: Verdict = { at: Number.POSITIVE_INFINITY, isReady: find() };
    held.verdict = verdict;
    // Counted from the answer, so that slow questions do not overlap.
    const note = () => {
      verdict.at = now();
    };
    verdict.isReady.then(note, note);
  }
  return await soon(held.verdict.isReady);
}

async function find(): Promise<boolean> {
  const [store, isReadable] = await Promise.all([
    ask("check readiness", askStore),
    isAnyPoolReadable(),
    warmedUp(),
  ]);
  return store.ok && isReadable;
}

async function soon(verdict: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const isReady = await Promise.race([verdict, tooLate]);
  clearTimeout(timer);
  return isReady;
}

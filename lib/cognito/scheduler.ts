import "server-only";
import { now } from "@/lib/clock";
import { processWide } from "@/lib/process-wide";

/** Calls a second that Cognito takes of one operation on one pool (quotas page); not adjustable. */
const CALLS = 5;
/** A little over a second, because the calls' times of arrival jitter. */
const WINDOW_MS = 1_050;

/** `now` goes before `fill`: a person waits for the one, and watches the other arrive. */
export type Priority = "now" | "fill";

type Lane = {
  started: number[];
  waiting: Record<Priority, (() => void)[]>;
  timer: NodeJS.Timeout | undefined;
};

const lanes = processWide("lanes", () => new Map<string, Lane>());

/** Waits until this operation may be called on this pool: never more than 5 starts in any second. */
export function turn(operation: string, poolId: string, priority: Priority): Promise<void> {
  const key = `${poolId} ${operation}`;
  const lane = lanes.get(key) ?? { started: [], waiting: { now: [], fill: [] }, timer: undefined };
  lanes.set(key, lane);
  return new Promise((go) => {
    lane.waiting[priority].push(go);
    if (lane.timer === undefined) release(lane);
  });
}

function release(lane: Lane): void {
  lane.timer = undefined;
  lane.started = lane.started.filter((at) => at > now() - WINDOW_MS);
  while (lane.started.length < CALLS) {
    const next = lane.waiting.now.shift() ?? lane.waiting.fill.shift();
    if (!next) return;
    lane.started.push(now());
    next();
  }
  const [oldest = now()] = lane.started;
  if (lane.waiting.now.length + lane.waiting.fill.length > 0)
    lane.timer = setTimeout(() => release(lane), Math.max(1, oldest + WINDOW_MS - now()));
}

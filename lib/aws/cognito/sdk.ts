import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { type NoAnswer, toProblem } from "@/lib/aws/cognito/aws-problem";
import { accountOf } from "@/lib/aws/cognito/rate/accounts";
import {
  answered,
  type Call,
  hurry,
  isUpkeep,
  moreUrgent,
  type Priority,
  speedOf,
  type Ticket,
  turn,
} from "@/lib/aws/cognito/rate/scheduler";
import { clientFor, forgetClient } from "@/lib/aws/cognito/sdk-client";
import { config } from "@/lib/config";
import { isClosed, type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

/** Where a call goes: a pool, or the settings that make one (lib/aws/cognito/pools). */
export type Target = { readonly id: string; readonly region: string; readonly roleArn: string | null };

/** One call to be made with the client of its target. */
export type Send<T> = (
  client: CognitoIdentityProviderClient,
  options: { abortSignal: AbortSignal },
) => Promise<T>;

/**
 * A call under way that other callers can join: its priority, when it gives up queueing (epoch milliseconds, Infinity
 * for never), and whether it has been sent.
 */
export type Reading = { priority: Priority; until: number; isSent: boolean; ticket: Ticket | null };

/**
 * Called each time a write has its turn, right before it is sent. `hasWaited` is true if the write waited in the queue
 * or after throttling. A problem stops the write, which then fails with it.
 */
export type LastLook = (hasWaited: boolean) => Promise<Problem | null>;

/** A read that nobody has joined yet. */
export const newReading = (priority: Priority): Reading => ({
  priority,
  until: isAwaited(priority) ? now() + patienceOf(priority).deadlineMs : Number.POSITIVE_INFINITY,
  isSent: false,
  ticket: null,
});

/** Raises a less urgent read to `priority`, with that priority's retries and deadline. */
export function hasten(reading: Reading, priority: Priority): void {
  reading.priority = moreUrgent(reading.priority, priority);
  reading.until = Math.min(reading.until, newReading(priority).until);
  reading.ticket?.raise(reading.priority, reading.until);
}

/**
 * Runs an idempotent call in its turn, and again after throttling and lost answers, for at most 15 seconds from its
 * first turn; if a person waits for the read, they include the queue. A read of upkeep runs once.
 * Fails with not-found, aws-denied, unsupported, aws-credentials, wrong-clock, throttled, unreachable, refused, invalid, limit.
 */
export const read = <T>(
  operation: string,
  target: Target,
  send: Send<T>,
  reading: Reading = newReading("now"),
) => insist({ operation, target, send, reading });

/**
 * Runs a call that must not be repeated: again only after throttling, which is known to have done nothing. It queues
 * for at most 10 seconds. If no answer comes within 10 seconds more, it fails with `unknown-outcome`, and the caller
 * has to find out what happened. Otherwise it fails as `read`, or with the problem of `lastLook`.
 */
export const writeOnce = <T>(operation: string, target: Target, send: Send<T>, lastLook?: LastLook) =>
  insist({ operation, target, send, reading: newReading("write"), lastLook });

/** How many calls a second of this operation may start on this pool just now, and since when Cognito limits them. */
export const speed = (operation: string, target: Target) => speedOf(callOf(operation, target));

/**
 * The problem with which this operation was closed to the console on this pool: AWS denied it less than 5 minutes ago,
 * or the back end said less than an hour ago that it does not have it. Null otherwise.
 */
export function denialOf(operation: string, target: Target): Problem | null {
  const denial = denials.get(denialKey(callOf(operation, target)));
  return denial && denial.until > now() ? denial.problem : null;
}

/** When a call last failed as a call to any other pool would have, too: epoch milliseconds, 0 for never. */
export const lastFailedAt = (): number => failures.at;

/** Runs a call to AWS once and turns what it throws into a Problem. Fails as `read`. */
export async function call<T>(
  operation: string,
  send: () => Promise<T>,
  noAnswer: NoAnswer = "unreachable",
): Promise<Result<T>> {
  try {
    return ok(await send());
  } catch (error) {
    return failed(toProblem(error, operation, noAnswer));
  }
}

type Patience = { deadlineMs: number; attempts: number; again: readonly ProblemCode[]; noAnswer: NoAnswer };

const isAwaited = (priority: Priority) => priority === "now" || priority === "write";

const READ: Patience = {
  deadlineMs: 15_000,
  attempts: 4,
  again: ["throttled", "unreachable"],
  noAnswer: "unreachable",
};
const WRITE: Patience = {
  deadlineMs: 10_000,
  attempts: 2,
  again: ["throttled"],
  noAnswer: "unknown-outcome",
};

const patienceOf = (priority: Priority) => (priority === "write" ? WRITE : READ);

type Asked<T> = {
  operation: string;
  target: Target;
  send: Send<T>;
  reading: Reading;
  lastLook?: LastLook | undefined;
};

async function insist<T>({ operation, target, send, reading, lastLook }: Asked<T>): Promise<Result<T>> {
  const { deadlineMs, attempts, again, noAnswer } = patienceOf(reading.priority);
  const lane = callOf(operation, target);
  const denial = denialOf(operation, target);
  // A person may wait for a permission that was just granted, but no back end learns an operation meanwhile.
  if (denial && (denial.code === "unsupported" || !isAwaited(reading.priority))) return failed(denial);
  let deadline = Number.POSITIVE_INFINITY;
  let isSecondTry = false;
  for (let attempt = 1; ; attempt += 1) {
    reading.ticket = turn(lane, reading.priority, Math.min(reading.until, deadline));
    if (!(await reading.ticket.granted)) return failed(problem("throttled"));
    const objection = await lastLook?.(attempt > 1 || !reading.ticket.isAtOnce);
    if (objection) return failed(objection);
    // Time in the queue does not count: a write that is cut off because it queued for long has an unknown outcome.
    if (attempt === 1 || lastLook) deadline = now() + deadlineMs;
    if (reading.priority !== "write") deadline = Math.min(reading.until, deadline);
    reading.isSent = true;
    // The timer runs on after the answer.
    const abortSignal = outsideRequests(() => AbortSignal.timeout(Math.max(1, deadline - now())));
    const result = await call(operation, () => send(clientFor(target), { abortSignal }), noAnswer);
    answered(lane, !result.ok && result.problem.code === "throttled");
    if (result.ok) {
      denials.delete(denialKey(lane));
      earnRetry();
      return result;
    }
    if (isOfAll(result.problem.code)) failures.at = now();
    if (isClosed(result.problem.code)) {
      const closedMs = result.problem.code === "unsupported" ? UNSUPPORTED_MS : DENIED_MS;
      denials.set(denialKey(lane), { until: now() + closedMs, problem: result.problem });
    }
    // A call that was refused at the gate did nothing. The chain may hold newer credentials by now, and the SDK has
    // learnt the right time from the answer.
    if (isAtTheGate(result.problem.code) && !isSecondTry) {
      isSecondTry = true;
      if (result.problem.code === "aws-credentials") forgetClient(target);
      continue;
    }
    const isOver = !again.includes(result.problem.code) || isUpkeep(reading.priority);
    const wait = (Math.random() * Math.min(8_000, 500 * 2 ** attempt)) / hurry(lane);
    if (isOver || attempt >= attempts || now() + wait > deadline || !spendRetry()) return result;
    await pause(wait);
  }
}

const failures = processWide("failures", () => ({ at: 0 }));
const isOfAll = (code: ProblemCode) => isAtTheGate(code) || code === "unreachable";

const isAtTheGate = (code: ProblemCode) => code === "aws-credentials" || code === "wrong-clock";

/** How long the console does not repeat a call that AWS denied, unless a person waits for it. */
const DENIED_MS = 300_000;
/** How long it does not ask for an operation that the back end does not have. */
const UNSUPPORTED_MS = 3_600_000;
const denials = processWide("denials", () => new Map<string, { until: number; problem: Problem }>());
const denialKey = ({ operation, poolId }: Call) => `${operation} ${poolId}`;

/** Retries may be a tenth of all calls, and a few more after a quiet time: they must not feed an outage. */
const MOST_RETRIES = 20;
const budget = processWide("retry budget", () => ({ left: MOST_RETRIES }));

function earnRetry(): void {
  budget.left = Math.min(MOST_RETRIES, budget.left + 0.1);
}

function spendRetry(): boolean {
  if (budget.left < 1) return false;
  budget.left -= 1;
  return true;
}

function callOf(operation: string, target: Target): Call {
  const account = `${accountOf(target.roleArn)} ${target.region}`;
  return { operation, poolId: target.id, account, ...config().cognitoRate };
}

import { expect, test } from "vitest";
import {
  because,
  type Cause,
  cannotTell,
  firstPossible,
  isDisproved,
  type PoolState,
} from "@/lib/domain/token/cause";
import { healthyPool } from "@/tests/kit/failure-texts/healthy-pool";

const { client } = healthyPool();
const withClient = (more: object): Partial<PoolState> => ({ client: client && { ...client, ...more } });

/** A cause, and a pool in which it can be. None of them can be in the healthy pool. */
const possible: [Cause, Partial<PoolState>][] = [
  ["no-domain", { tokenUrl: null }],
  ["client-gone", { client: null, isClientGone: true }],
  ["no-secret", { secretDates: [] }],
  ["secret-not-ready", { secretDates: ["2026-11-22T11:51:00.000Z"] }],
  ["not-the-secret", { pasted: "client-id" }],
  ["suspended", { suspended: { by: "ada@example.com", at: "2026-11-20T08:00:00.000Z" } }],
  ["oauth-off", withClient({ isOAuthOn: false })],
  ["grant-missing", withClient({ kind: "people" })],
  ["grant-missing", withClient({ authFlows: ["ALLOW_CLIENT_TOKEN_AUTH"] })],
  ["grant-missing", { client: null }],
  ["scope-dead", { servers: [] }],
  ["trigger-failed", { tokenTrigger: { version: "V3_0", functionArn: "arn" } }],
];

test.each(possible)("%s is ruled out by a healthy pool, and possible in one with %j", (cause, more) => {
  expect(isDisproved(cause, healthyPool())).toBe(true);
  expect(isDisproved(cause, healthyPool(more))).toBe(false);
});

test.each<[Cause, Partial<PoolState>]>([
  ["wrong-secret", { client: null, isClientGone: true }],
  ["wrong-secret", { secretDates: [] }],
  ["trigger-failed", { tokenTrigger: { version: "V2_0", functionArn: "arn" } }],
  ["secret-not-ready", { secretDates: ["2026-11-22T11:50:00.000Z"] }],
  ["client-gone", { isClientGone: true }],
  ["oauth-off", withClient({ isOAuthOn: false, authFlows: ["ALLOW_CLIENT_TOKEN_AUTH"] })],
])("%s is ruled out by a pool with %j", (cause, more) => {
  expect(isDisproved(cause, healthyPool(more))).toBe(true);
});

test("the first explanation that is possible wins, and without one the cause can’t be told", () => {
  const ruledOut = because("no-domain", "a", "");
  const right = because("wrong-secret", "b", "");
  expect(firstPossible(healthyPool(), null, ruledOut, right, because("unknown", "c", ""))).toBe(right);
  expect(firstPossible(healthyPool(), ruledOut)).toBe(cannotTell);
});

import "server-only";
import { countRegistered } from "@/lib/aws/cognito/clients";
import { provisionedLimit } from "@/lib/aws/cognito/limits";
import { describeDomain, listReplicas } from "@/lib/aws/cognito/pool-facts";
import { describePool, type PoolDescription } from "@/lib/aws/cognito/pools";
import { config } from "@/lib/config";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { type UpkeepCalls, upkeepCalls } from "@/lib/domain/list/upkeep";
import {
  type LimitCategory,
  limitCategories,
  type PoolDomain,
  type PoolReplica,
  type RateLimit,
  type RegisteredCount,
} from "@/lib/domain/pool/pool-facts";
import { ok, type Result } from "@/lib/domain/result";
import { noteSettings } from "@/lib/inventory/pool/settings";
import { openShelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { logThrown } from "@/lib/process/log";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

/** What Cognito says of a pool beside its description. The console needs none of it, so each call may be denied. */
export type PoolDetails = {
  readonly description: PoolDescription;
  readonly domains: readonly { readonly name: string; readonly state: Result<PoolDomain | null> }[];
  readonly replicas: Result<PoolReplica[]>;
  /** The clients that registered themselves; null while the pool takes no registrations. */
  readonly registered: Result<RegisteredCount> | null;
  readonly limits: readonly { readonly category: LimitCategory; readonly limit: Result<RateLimit> }[];
  /** When they were asked for: epoch milliseconds. */
  readonly at: number;
};

/** Reloading the page within a minute costs no call. */
const FRESH_MS = 60_000;

type Known = { at: number; details: Promise<Result<PoolDetails>> };

const known = processWide("pool details", () => new Map<string, Known>());

/**
 * The details of a pool, at most a minute old. At most 7 calls: one for the pool, one for each domain (2 at most), one for
 * the copies, and one for each of 3 rates; and those of `countRegistered` where programs can register clients. Fails as
 * `describePool`.
 */
export async function poolDetails(pool: ReadablePool): Promise<Result<PoolDetails>> {
  const last = known.get(pool.id);
  if (last && last.at > now() - FRESH_MS) return last.details;
  const asked = { at: now(), details: outsideRequests(() => readDetails(pool)) };
  known.set(pool.id, asked);
  return asked.details;
}

async function readDetails(pool: ReadablePool): Promise<Result<PoolDetails>> {
  const at = now();
  const description = await describePool(pool, FRESH_MS);
  if (!description.ok) {
    known.delete(pool.id);
    return description;
  }
  // Nobody waits for the store.
  noteSettings(pool, description.value).catch(logThrown("keep the settings of a pool"));
  const { facts, registration } = description.value;
  const { customDomain, prefix } = facts;
  const names = [customDomain, prefix].filter((it) => it !== null);
  const [domains, replicas, limits, registered] = await Promise.all([
    Promise.all(names.map(async (name) => ({ name, state: await describeDomain(pool, name) }))),
    listReplicas(pool),
    Promise.all(
      limitCategories.map(async (category) => ({ category, limit: await provisionedLimit(pool, category) })),
    ),
    registration === null ? null : countRegistered(pool),
  ]);
  return ok({ description: description.value, domains, replicas, limits, registered, at });
}

/** The rates of the console's own calls. */
const own: readonly LimitCategory[] = ["UserPoolClientRead", "UserPoolClientUpdate"];

/**
 * Lets the scheduler learn what the account of a pool may do per second, when the console begins to read the pool. Where
 * AWS denies the call, Cognito's free rates hold. Two calls, and one for the description unless it is known.
 */
export async function learnLimits(pool: ReadablePool): Promise<void> {
  // Its answer names the account, by which rates are counted.
  if (!(await describePool(pool)).ok) return;
  await Promise.all(own.map((category) => provisionedLimit(pool, category, "background")));
}

/**
 * About how many calls to Cognito keep a pool fresh, and so how many events in CloudTrail. Null where its names have
 * never all been listed or the store is unreachable. No call.
 */
export async function poolUpkeep(pool: ReadablePool): Promise<UpkeepCalls | null> {
  const opened = await openShelf(pool.id);
  if (!opened.ok || opened.value.head.listedAt === null) return null;
  const { idleHours, cognitoRate } = config();
  const { callsPerSecond, share } = cognitoRate;
  return upkeepCalls(opened.value.entries.size, { idleHours, callsPerSecond: callsPerSecond * share });
}

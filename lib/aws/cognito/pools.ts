import "server-only";
import { DescribeUserPoolCommand, type UserPoolType } from "@aws-sdk/client-cognito-identity-provider";
import { type AnswerReader, logUnreadable, readerOf } from "@/lib/aws/cognito/answer";
import { toPoolFacts } from "@/lib/aws/cognito/pool-facts";
import { noteAccount } from "@/lib/aws/cognito/rate/accounts";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import {
  denialOf,
  hasten,
  lastFailedAt,
  newReading,
  type Reading,
  read,
  type Target,
} from "@/lib/aws/cognito/sdk";
import { config } from "@/lib/config";
import { makePool, makeReader, type Person, type Pool, type ReadablePool } from "@/lib/domain/access/roles";
import { may } from "@/lib/domain/policy";
import type { PoolFacts } from "@/lib/domain/pool/pool-facts";
import { type Registration, registrationOf } from "@/lib/domain/pool/registration";
import type { TokenTrigger } from "@/lib/domain/pool/token-trigger";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

export type PoolDescription = {
  readonly name: string;
  /** Null while the pool has no domain. */
  readonly tokenUrl: string | null;
  /** Other token endpoints that work too: that of the prefix beside a custom domain, and AWS's FIPS endpoint. */
  readonly otherTokenUrls: readonly string[];
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The values that the `iss` of its tokens may have, before and after a switch: `issuer` and its alternative. */
  readonly issuers: readonly string[];
  /** Dynamic client registration; null while it is off. */
  readonly registration: Registration | null;
  /** The pre token generation trigger; null for none. */
  readonly tokenTrigger: TokenTrigger | null;
  readonly facts: PoolFacts;
  /** When Cognito was asked: epoch milliseconds. */
  readonly askedAt: number;
};

type Described = { at: number; reading: Reading; description: Promise<Result<PoolDescription>> };

const FRESH_MS = 300_000;

const described = processWide("pool descriptions", () => new Map<string, Described>());

/** The configured pools in which `person` has a role, in the settings' order. No call to Cognito. */
export function poolsOf(person: Person): Pool[] {
  return config()
    .pools.filter(({ environment }) => may(person, "read", environment))
    .map(({ poolId, environment, region, roleArn }) =>
      makePool({ id: poolId, environment, region, roleArn, person }),
    );
}

/** Every configured pool, for the console's own background reading: no person is behind it, so no request may use it. */
export const poolsToRead = (): ReadablePool[] =>
  config().pools.map(({ poolId, environment, region, roleArn }) =>
    makeReader({ id: poolId, environment, region, roleArn }),
  );

/** The pool of this id, for this person. Fails with not-found alike for unknown, unconfigured and forbidden pools. */
export function findPool(person: Person, poolId: string): Result<Pool> {
  const pool = poolsOf(person).find(({ id }) => id === poolId);
  return pool
    ? ok(pool)
    : failed(problem("not-found", { message: "This pool doesn’t exist, or you don’t have access to it." }));
}

/**
 * The ID of the pool that an address names: by its environment or, in an address from before environments stood there,
 * by its ID. The two never meet, because a pool ID holds a `_`. A name of no configured pool stays as it is.
 */
export const poolIdIn = (name: string): string =>
  config().pools.find(({ environment }) => environment === name)?.poolId ?? name;

/**
 * Describes the pool, as it was at most `maxAgeMs` ago: 5 minutes by default. A caller who joins a read raises it to
 * their priority. Fails as `read`.
 */
export async function describePool(
  pool: Target,
  maxAgeMs = FRESH_MS,
  priority: Priority = "now",
): Promise<Result<PoolDescription>> {
  const known = described.get(pool.id);
  if (known && known.at > now() - maxAgeMs) {
    hasten(known.reading, priority);
    return known.description;
  }
  const reading = newReading(priority);
  const asked = { at: now(), reading, description: outsideRequests(() => readDescription(pool, reading)) };
  described.set(pool.id, asked);
  const answer = await asked.description.catch(() => null);
  // A later answer stays.
  if (!answer?.ok && described.get(pool.id) === asked) described.delete(pool.id);
  return asked.description;
}

/** Load balancers ask all day: while calls go well, one that was made for them holds for this long. */
const PROVEN_MS = 600_000;

const proof = processWide("proof of a readable pool", () => ({ at: 0 }));

/**
 * Whether the console can read at least one of its pools, with the credentials it has. A throttled pool counts: Cognito
 * knows the caller. Asks one pool after the other until one answers; no call within 10 minutes of such an answer, unless
 * a call to any pool could not be made since. A pool that AWS denies is not asked for again within 5 minutes.
 */
export async function isAnyPoolReadable(): Promise<boolean> {
  if (proof.at > Math.max(now() - PROVEN_MS, lastFailedAt())) return true;
  for (const target of targets()) {
    const askedAt = now();
    if (!(await isReadable(target))) continue;
    proof.at = askedAt;
    return true;
  }
  return false;
}

async function isReadable(target: Target): Promise<boolean> {
  if (denialOf(DESCRIBE, target)) return false;
  const answer = await readPool(target);
  return answer.ok || answer.problem.code === "throttled";
}

/** The target of each configured pool, with its environment's name and without a person: for health and doctor. */
export function targets(): (Target & { environment: string })[] {
  return config().pools.map(({ environment, poolId, region, roleArn }) => ({
    id: poolId,
    environment,
    region,
    roleArn,
  }));
}

async function readDescription(pool: Target, reading: Reading): Promise<Result<PoolDescription>> {
  const askedAt = now();
  const answer = await readPool(pool, reading);
  if (!answer.ok) return answer;
  const description = { ...toDescription(pool, answer.value), askedAt };
  logUnreadable(DESCRIBE, pool.id, answer.value.unreadable);
  return ok(description);
}

const DESCRIBE = "DescribeUserPool";

async function readPool(target: Target, reading?: Reading) {
  const ask = new DescribeUserPoolCommand({ UserPoolId: target.id });
  const answer = await read(DESCRIBE, target, (client, options) => client.send(ask, options), reading);
  if (!answer.ok) return answer;
  const described = readerOf(answer.value.UserPool);
  noteAccount(target.roleArn, described.text("Arn"));
  return ok(described);
}

function toDescription(
  { id, region }: Target,
  answer: AnswerReader<UserPoolType>,
): Omit<PoolDescription, "askedAt"> {
  const domain = answer.text("Domain");
  const customDomain = answer.text("CustomDomain");
  // Where a pool has both, Cognito's own discovery names the custom domain only.
  const prefixUrl = domain && config().domainUrl(domain, region);
  const domainUrl = customDomain ? `https://${customDomain}` : prefixUrl;
  // {prefix}.auth-fips.{region}.amazoncognito.com answers for every prefix (user pool domain page).
  const fipsUrl = prefixUrl?.replace(/\.auth(\.[\w-]+\.amazoncognito\.com)$/, ".auth-fips$1");
  const { original, updated } = config().issuers(id, region);
  return {
    name: answer.text("Name") ?? id,
    tokenUrl: domainUrl ? `${domainUrl}/oauth2/token` : null,
    otherTokenUrls: [...new Set([prefixUrl, fipsUrl])].flatMap((url) =>
      url && url !== domainUrl ? [`${url}/oauth2/token`] : [],
    ),
    issuer: answer.part("IssuerConfiguration").text("Type") === "UPDATED" ? updated : original,
    issuers: [...new Set([original, updated])],
    registration: toRegistration(answer),
    tokenTrigger: toTokenTrigger(answer),
    facts: toPoolFacts(answer),
  };
}

function toRegistration(answer: AnswerReader<UserPoolType>): Registration | null {
  const setting = answer.part("DcrConfiguration");
  return registrationOf({
    isOn: setting.text("EnableStatus") === "Enabled",
    isOpen: setting.flag("OpenDcrEnabled") ?? false,
    authenticatedFlows: setting.texts("AuthenticatedGrantTypes"),
    openFlows: setting.texts("OpenDcrGrantTypes"),
  });
}

/** A trigger without a version receives events of version 1 (API reference, LambdaConfigType). */
function toTokenTrigger(answer: AnswerReader<UserPoolType>): TokenTrigger | null {
  const triggers = answer.part("LambdaConfig");
  const versioned = triggers.part("PreTokenGenerationConfig");
  const functionArn = versioned.text("LambdaArn") ?? triggers.text("PreTokenGeneration");
  return functionArn === undefined
    ? null
    : { version: versioned.text("LambdaVersion") ?? "V1_0", functionArn };
}

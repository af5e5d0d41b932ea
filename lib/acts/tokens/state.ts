import "server-only";
import { clientEditSubject } from "@/lib/acts/subjects";
import { describePool } from "@/lib/aws/cognito/pools";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { standing } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import { getsTokens } from "@/lib/domain/client/client";
import { whyNotOn } from "@/lib/domain/policy";
import { whenReading } from "@/lib/domain/problem";
import type { Explanation, PoolState } from "@/lib/domain/token/cause";
import { type Fix, fixOf, type OfferedFix } from "@/lib/domain/token/fix";
import { readClient } from "@/lib/inventory/clients";
import { readServers } from "@/lib/inventory/resource-servers";
import { now } from "@/lib/process/clock";
import { suspensionOf } from "@/lib/store/suspensions";

/** The facts of a failed request that decide where to look for its cause. */
type Asked = Pick<PoolState, "clientId" | "requested" | "pasted"> & {
  /** The pool’s token endpoint as it was before, in case it can’t be read now. */
  askedUrl: string | null;
};

/** The pool as it is after a failure: five reads at once, none of them remembered from before. */
export async function poolState(pool: Pool, { askedUrl, ...asked }: Asked): Promise<PoolState> {
  const { clientId } = asked;
  const [description, client, secrets, servers, suspension] = await Promise.all([
    describePool(pool, 0),
    readClient(pool, clientId),
    listSecrets(pool, clientId),
    readServers(pool),
    suspensionOf(pool.id, clientId),
  ]);
  const found = client.ok ? client.value : null;
  const suspended = suspension.ok ? standing(suspension.value) : null;
  return {
    ...asked,
    poolId: pool.id,
    tokenUrl: description.ok ? description.value.tokenUrl : askedUrl,
    otherTokenUrls: description.ok ? description.value.otherTokenUrls : [],
    issuer: description.ok ? description.value.issuer : null,
    tokenTrigger: description.ok ? description.value.tokenTrigger : null,
    client: found,
    isClientGone: !client.ok && client.problem.code === "not-found",
    secretDates: secrets.ok ? secrets.value.map(({ createdAt }) => createdAt) : null,
    servers: servers.ok ? servers.value : null,
    // Somebody may have switched it on elsewhere since.
    suspended:
      suspended && !(found && getsTokens(found))
        ? { by: suspended.suspendedBy, at: suspended.suspendedAt }
        : null,
    now: now(),
  };
}

/** The one change that ends a failure, if there is one, and whether the pool's person may make it. */
export async function offeredFix(
  pool: Pool,
  { cause }: Explanation,
  state: PoolState,
): Promise<OfferedFix | null> {
  const fix = fixOf(cause, state);
  return fix && state.client ? { ...fix, ...(await offer(pool, state.client, fix)) } : null;
}

/** A fix with the objection, if the person may not make it. One or two round trips to the store. */
export async function offer(
  pool: Pool,
  client: { clientId: string; changedAt: string },
  fix: Fix,
): Promise<Pick<OfferedFix, "changedAt" | "objection">> {
  const addScopes = fix.is === "scopes" ? [...fix.addScopes] : [];
  const subject = await clientEditSubject(pool, { clientId: client.clientId, addScopes });
  return {
    changedAt: client.changedAt,
    objection: subject.ok
      ? whyNotOn(pool.person, "edit client", pool.environment, subject.value)
      : whenReading(subject.problem).message,
  };
}

import "server-only";
import { now } from "@/lib/clock";
import { checkSignature } from "@/lib/cognito/keys";
import { describePool } from "@/lib/cognito/pools";
import { listSecrets } from "@/lib/cognito/secrets";
import { requestToken } from "@/lib/cognito/tokens";
import type { Pool } from "@/lib/domain/access";
import { decodeToken, scopesIn } from "@/lib/domain/access-token";
import type { Suspension } from "@/lib/domain/ownership";
import { ok, type Result } from "@/lib/domain/result";
import { liveScopes } from "@/lib/domain/scope";
import { grantIn, type TokenAnswer, type TokenRequest } from "@/lib/domain/token-answer";
import { checksOf } from "@/lib/domain/token-checks";
import { explainFailure } from "@/lib/domain/token-failure";
import type { PoolState } from "@/lib/domain/token-refusal";
import type { TriedToken } from "@/lib/domain/tried-token";
import { readClient } from "@/lib/inventory/clients";
import { readServers } from "@/lib/inventory/resource-servers";
import { suspensionOf } from "@/lib/store/suspensions";

/** How much of a foreign answer is shown. */
const SHOWN_CHARACTERS = 2_000;

/**
 * Asks the pool's own token endpoint for a token with somebody's secret, once, and holds what comes against the pool:
 * the token's checks, or why there is none. Calls to Cognito's API only after a failure. Answers as `describePool`.
 */
export async function tryToken(pool: Pool, request: TokenRequest): Promise<Result<TriedToken>> {
  const described = await describePool(pool);
  if (!described.ok) return described;
  const { tokenUrl, issuer, issuers } = described.value;
  const answer = tokenUrl === null ? null : await requestToken(tokenUrl, request);
  const facts = {
    tokenUrl,
    status: answer?.is === "answered" ? answer.status : null,
    ms: answer?.ms ?? 0,
    requestId: answer?.is === "answered" ? answer.requestId : null,
  };
  const grant = answer && grantIn(answer);
  const token = grant && decodeToken(grant.access_token);
  if (!grant || !token) {
    const explanation = explainFailure(answer, await stateOf(pool, tokenUrl, request));
    return ok({ ...facts, outcome: { is: "refused", text: shown(answer), explanation } });
  }
  const expected = {
    signature: await checkSignature(issuer, grant.access_token),
    issuer,
    issuers,
    clientId: request.clientId,
    isClientKnown: null,
    now: Math.floor(now() / 1_000),
  };
  return ok({
    ...facts,
    outcome: {
      is: "granted",
      token: grant.access_token,
      tokenType: grant.token_type,
      expiresIn: grant.expires_in,
      granted: scopesIn(token.claims),
      checks: checksOf(token, expected),
    },
  });
}

/** The pool as it is after a failure: five reads at once, none of them remembered from before. */
async function stateOf(
  pool: Pool,
  askedUrl: string | null,
  { clientId, secret, scopes }: TokenRequest,
): Promise<PoolState> {
  const [description, client, secrets, servers, suspension] = await Promise.all([
    describePool(pool, 0),
    readClient(pool, clientId),
    listSecrets(pool, clientId),
    readServers(pool),
    suspensionOf(pool.id, clientId),
  ]);
  const found = client.ok ? client.value : null;
  return {
    askedUrl,
    tokenUrl: description.ok ? description.value.tokenUrl : askedUrl,
    client: found,
    isClientGone: !client.ok && client.problem.code === "not-found",
    secretDates: secrets.ok ? secrets.value.map(({ createdAt }) => createdAt) : null,
    live: found && servers.ok ? liveScopes(found.scopes, servers.value) : null,
    suspended: suspension.ok && !found?.isOAuthOn ? standing(suspension.value) : null,
    requested: scopes,
    hasSpaceInSecret: /\s/.test(secret),
    now: now(),
  };
}

/** Switched on by somebody else since, it is off for another reason now. */
const standing = (suspension: Suspension | null): PoolState["suspended"] =>
  suspension && suspension.endedAt === null
    ? { by: suspension.suspendedBy, at: suspension.suspendedAt }
    : null;

const shown = (answer: TokenAnswer | null) =>
  answer?.is === "answered"
    ? answer.text.slice(0, SHOWN_CHARACTERS) +
      (answer.isCut || answer.text.length > SHOWN_CHARACTERS ? "\n(cut)" : "")
    : "";

import "server-only";
import { act } from "@/lib/acts/act";
import { clientSubject } from "@/lib/acts/subjects";
import { offeredFix, poolState } from "@/lib/acts/tokens/state";
import { inTokenTurn, poolObjection, tokenLimit } from "@/lib/acts/tokens/turns";
import { checkSignature } from "@/lib/aws/cognito/keys";
import { describePool } from "@/lib/aws/cognito/pools";
import { cognitoUrl } from "@/lib/aws/cognito/sdk-client";
import { requestToken } from "@/lib/aws/cognito/tokens";
import type { Pool } from "@/lib/domain/access/roles";
import { failed, ok, type Result } from "@/lib/domain/result";
import { decodeToken, scopesIn } from "@/lib/domain/token/access-token";
import { grantIn, type TokenAnswer, type TokenRequest, tokenRequest } from "@/lib/domain/token/answer";
import type { Explanation, PoolState } from "@/lib/domain/token/cause";
import { checksOf } from "@/lib/domain/token/checks";
import { noDomain, wrongDomain } from "@/lib/domain/token/failure";
import { judge } from "@/lib/domain/token/judge";
import { secretMistake } from "@/lib/domain/token/pasted-secret";
import { typedAddress } from "@/lib/domain/token/reading/address";
import { readAnswer } from "@/lib/domain/token/reading/answer";
import type { TriedToken } from "@/lib/domain/token/tried-token";
import { now } from "@/lib/process/clock";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { noteProven } from "@/lib/store/secrets/notes";

/** How much of a foreign answer is shown. */
const SHOWN_CHARACTERS = 2_000;

/** Requests a token from the pool's token endpoint with a given secret. Fails as `tryToken`. */
export const testToken = act({
  name: "test token",
  permission: "test token",
  input: tokenRequest,
  subject: clientSubject,
  limit: tokenLimit,
  plan: async (pool, request) => ok({ run: () => tryToken(pool, request) }),
  asked: ({ clientId, scopes, way }) => ({ clientId, scopes, way }),
  trail: ({ outcome, requestId }) => ({
    outcome: outcome.is === "granted" ? "done" : outcome.explanation.cause,
    requestId,
    after: outcome.is === "granted" ? { scopes: [...outcome.granted], seconds: outcome.expiresIn } : null,
  }),
});

/**
 * Requests a token with a given secret, once, from the pool's own token endpoint or by GetClientToken. Returns the token with its checks
 * against the pool, or why there is none. A secret made here that gets a token is noted as proven. Calls Cognito's API
 * only after a failure. Fails with too-often, and as `describePool`.
 */
export async function tryToken(pool: Pool, request: TokenRequest): Promise<Result<TriedToken>> {
  const objection = await poolObjection(pool);
  if (objection) return failed(objection);
  const described = await describePool(pool);
  if (!described.ok) return described;
  const { tokenUrl, issuer, issuers, tokenTrigger } = described.value;
  const url = request.way === "api" ? await cognitoUrl(pool) : tokenUrl;
  const answer = url === null ? null : await inTokenTurn(url, () => requestToken(url, request));
  const facts = {
    tokenUrl: url,
    status: answer?.is === "answered" ? answer.status : null,
    ms: answer?.ms ?? 0,
    requestId: answer?.is === "answered" ? answer.requestId : null,
  };
  const grant = answer && grantIn(answer);
  const token = grant && decodeToken(grant.access_token);
  if (!grant || !token) {
    const { clientId, secret, scopes: requested } = request;
    const pasted = secretMistake(secret, clientId);
    const found = await poolState(pool, { clientId, askedUrl: url, requested, pasted });
    // A call of the API needs no domain of the pool: its address is the right one.
    const state = request.way === "api" ? { ...found, tokenUrl: url } : found;
    const explanation = explained(answer, url, state);
    const fix = await offeredFix(pool, explanation, state);
    return ok({ ...facts, outcome: { is: "refused", text: shown(answer), explanation, fix } });
  }
  // If the note fails, the token is still returned: only the secret stays unproven.
  await noteProven(pool.id, request.clientId, secretFingerprint(request.secret));
  const expected = {
    signature: await checkSignature(issuer, grant.access_token),
    damage: null,
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
      tokenTrigger,
    },
  });
}

function explained(answer: TokenAnswer | null, tokenUrl: string | null, state: PoolState): Explanation {
  if (answer === null || tokenUrl === null) return noDomain(state);
  return state.tokenUrl === null
    ? wrongDomain(typedAddress(tokenUrl), state)
    : judge(readAnswer(answer, tokenUrl), state, true);
}

const shown = (answer: TokenAnswer | null) =>
  answer?.is === "answered"
    ? answer.text.slice(0, SHOWN_CHARACTERS) +
      (answer.isCut || answer.text.length > SHOWN_CHARACTERS ? "\n(cut)" : "")
    : "";

import "server-only";
import { now } from "@/lib/process/clock";
import { checkSignature } from "@/lib/aws/cognito/keys";
import { describePool } from "@/lib/aws/cognito/pools";
import { requestToken } from "@/lib/aws/cognito/tokens";
import { turnsOf } from "@/lib/aws/cognito/rate/turns";
import type { Pool } from "@/lib/domain/access/roles";
import { decodeToken, scopesIn } from "@/lib/domain/token/access-token";
import { ok, type Result } from "@/lib/domain/result";
import { grantIn, type TokenAnswer, type TokenRequest } from "@/lib/domain/token/answer";
import { checksOf } from "@/lib/domain/token/checks";
import { explainFailure } from "@/lib/domain/token/failure";
import type { TriedToken } from "@/lib/domain/token/tried-token";
import { offeredFix, poolState } from "@/lib/acts/tokens/state";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { noteProven } from "@/lib/store/secrets/notes";

/** How much of a foreign answer is shown. */
const SHOWN_CHARACTERS = 2_000;

/** So many tests wait for one token endpoint at once: a slow one must not take the console's time from everybody. */
const inTurn = turnsOf(16);

/**
 * Asks the pool's own token endpoint for a token with somebody's secret, once, and holds what comes against the pool:
 * the token's checks, or why there is none. A secret that was made here is noted as proven by the token it got. Calls to
 * Cognito's API only after a failure. Answers as `describePool`.
 */
export async function tryToken(pool: Pool, request: TokenRequest): Promise<Result<TriedToken>> {
  const described = await describePool(pool);
  if (!described.ok) return described;
  const { tokenUrl, issuer, issuers } = described.value;
  const answer = tokenUrl === null ? null : await inTurn(tokenUrl, () => requestToken(tokenUrl, request));
  const facts = {
    tokenUrl,
    status: answer?.is === "answered" ? answer.status : null,
    ms: answer?.ms ?? 0,
    requestId: answer?.is === "answered" ? answer.requestId : null,
  };
  const grant = answer && grantIn(answer);
  const token = grant && decodeToken(grant.access_token);
  if (!grant || !token) {
    const { clientId, secret, scopes: requested } = request;
    const asked = { clientId, askedUrl: tokenUrl, requested, hasSpaceInSecret: /\s/.test(secret) };
    const state = await poolState(pool, asked);
    const explanation = explainFailure(answer, state);
    const fix = await offeredFix(pool, explanation, state);
    return ok({ ...facts, outcome: { is: "refused", text: shown(answer), explanation, fix } });
  }
  // Where the note fails, the token is there all the same: the secret only stays unproven.
  await noteProven(pool.id, request.clientId, secretFingerprint(request.secret));
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

const shown = (answer: TokenAnswer | null) =>
  answer?.is === "answered"
    ? answer.text.slice(0, SHOWN_CHARACTERS) +
      (answer.isCut || answer.text.length > SHOWN_CHARACTERS ? "\n(cut)" : "")
    : "";

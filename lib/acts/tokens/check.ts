import "server-only";
import { act } from "@/lib/acts/act";
import { poolSubject } from "@/lib/acts/subjects";
import { checkSignature } from "@/lib/aws/cognito/keys";
import { describePool } from "@/lib/aws/cognito/pools";
import type { Pool } from "@/lib/domain/access/roles";
import { isClientId } from "@/lib/domain/client/id";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { decodeToken } from "@/lib/domain/token/access-token";
import { type Check, checksOf, scopeCheck } from "@/lib/domain/token/checks";
import { damageOf, notAToken } from "@/lib/domain/token/pasted";
import { type TokenQuestion, tokenQuestion } from "@/lib/domain/token/question";
import { readClient } from "@/lib/inventory/clients";
import { now } from "@/lib/process/clock";

/** Checks a token as an API would. The token is not stored. Fails as `checkToken`. */
export const verifyToken = act({
  name: "check token",
  permission: "read",
  input: tokenQuestion,
  subject: poolSubject,
  plan: async (pool, question) => ok({ run: () => checkToken(pool, question) }),
  trail: null,
});

/**
 * Checks a token as an API that accepts this pool's tokens would: each check with its reason. Keys come from the pool
 * alone. One call to Cognito, for the client that the token names. Fails with invalid for text that is not a token, and
 * as `describePool`.
 */
export async function checkToken(pool: Pool, { token, scopes }: TokenQuestion): Promise<Result<Check[]>> {
  const decoded = decodeToken(token);
  if (!decoded) return failed(problem("invalid", { message: notAToken, fields: { token: notAToken } }));
  const described = await describePool(pool);
  if (!described.ok) return described;
  const { issuer, issuers } = described.value;
  const named = decoded.claims.client_id;
  const [signature, client] = await Promise.all([
    checkSignature(issuer, token),
    isClientId(named) ? readClient(pool, named) : null,
  ]);
  const isClientKnown = client?.ok ? true : client?.problem.code === "not-found" ? false : null;
  const expected = {
    signature,
    damage: damageOf(token),
    issuer,
    issuers,
    clientId: null,
    isClientKnown,
    now: Math.floor(now() / 1_000),
  };
  return ok([...checksOf(decoded, expected), scopeCheck(decoded, scopes)]);
}

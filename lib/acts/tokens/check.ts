import "server-only";
import { now } from "@/lib/process/clock";
import { checkSignature } from "@/lib/aws/cognito/keys";
import { describePool } from "@/lib/aws/cognito/pools";
import type { Pool } from "@/lib/domain/access/roles";
import { decodeToken } from "@/lib/domain/token/access-token";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { type Check, checksOf, scopeCheck } from "@/lib/domain/token/checks";
import type { TokenQuestion } from "@/lib/domain/token/question";
import { readClient } from "@/lib/inventory/clients";

/**
 * What an API that takes this pool's tokens would make of one: each check with its reason. Keys come from the pool
 * alone. One call to Cognito, for the client that the token names. Answers invalid for what is no token, and as
 * `describePool`.
 */
export async function checkToken(pool: Pool, { token, scopes }: TokenQuestion): Promise<Result<Check[]>> {
  const decoded = decodeToken(token);
  if (!decoded) return failed(problem("invalid", { message: notAToken }));
  const described = await describePool(pool);
  if (!described.ok) return described;
  const { issuer, issuers } = described.value;
  const named = decoded.claims.client_id;
  const [signature, client] = await Promise.all([
    checkSignature(issuer, token),
    typeof named === "string" && /^[\w+]{1,128}$/.test(named) ? readClient(pool, named) : null,
  ]);
  const isClientKnown = client?.ok ? true : client?.problem.code === "not-found" ? false : null;
  const expected = {
    signature,
    issuer,
    issuers,
    clientId: null,
    isClientKnown,
    now: Math.floor(now() / 1_000),
  };
  return ok([...checksOf(decoded, expected), scopeCheck(decoded, scopes)]);
}

const notAToken =
  "This is no JSON Web Token: one has three parts with a dot between them, and begins with eyJ. Paste it whole, without the word Bearer.";

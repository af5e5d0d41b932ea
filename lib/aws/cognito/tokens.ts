import "server-only";
import { withoutSecret } from "@/lib/aws/cognito/without-secret";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { grantIn, refusalIn, type TokenAnswer, type TokenRequest } from "@/lib/domain/token/answer";
import { boundedFetch } from "@/lib/process/bounded-fetch";

/**
 * Requests a token, once. `tokenUrl` is the pool's own (`describePool`), never user input. The secret goes there and
 * nowhere else: it is removed from an answer that repeats it.
 */
export async function requestToken(
  tokenUrl: string,
  { clientId, secret, scopes, way }: TokenRequest,
): Promise<TokenAnswer> {
  const basic = Buffer.from(`${clientId}:${secret}`).toString("base64");
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    ...(scopes.length > 0 && { scope: scopes.join(" ") }),
    ...(way === "post" && { client_id: clientId, client_secret: secret }),
  });
  const startedAt = performance.now();
  const answer = await boundedFetch(tokenUrl, {
    method: "POST",
    headers: way === "basic" ? { authorization: `Basic ${basic}` } : {},
    body,
  });
  const ms = Math.round(performance.now() - startedAt);
  if (answer.is === "unanswered") return { is: answer.is, why: answer.why, ms };
  const { status, headers, text, isCut } = answer;
  const told = (it: string) => withoutSecret(clientId, secret, it);
  return {
    is: "answered",
    status,
    contentType: told(headers.get("content-type") ?? ""),
    requestId: told(headers.get("x-amz-cognito-request-id") ?? "") || null,
    text: told(text),
    isCut,
    ms,
  };
}

/**
 * Whether this secret belongs to this client: true if the token endpoint accepts the pair, false if it answers
 * invalid_client. Fails with refused if the client gets no token with any secret, such as a suspended client, and with
 * unreachable if there is no verdict.
 */
export async function proveSecret(
  tokenUrl: string,
  clientId: string,
  secret: string,
): Promise<Result<boolean>> {
  const answer = await requestToken(tokenUrl, { clientId, secret, scopes: [], way: "basic" });
  if (grantIn(answer)) return ok(true);
  const error = refusalIn(answer)?.error;
  if (error === "invalid_client") return ok(false);
  if (error === undefined || !aboutTheClient.has(error))
    return failed(problem("unreachable", { message: noVerdict }));
  return failed(problem("refused", { message: `The token endpoint returned ${error}${whatever}` }));
}

/** Cognito's answers to a client that gets no token with any secret (cognito-facts, section 3). */
const aboutTheClient = new Set(["invalid_grant", "unauthorized_client", "invalid_scope"]);

const noVerdict =
  "The secret couldn’t be verified because the token endpoint didn’t give a clear answer. Nothing was changed. Try again in a moment.";
const whatever =
  ", as for a suspended client or one without existing scopes, so the secret couldn’t be verified. Nothing was changed.";

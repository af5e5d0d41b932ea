import "server-only";
import { withoutSecret } from "@/lib/aws/cognito/without-secret";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import {
  apiErrorIn,
  grantIn,
  refusalIn,
  type TokenAnswer,
  type TokenRequest,
} from "@/lib/domain/token/answer";
import { boundedFetch } from "@/lib/process/bounded-fetch";

/**
 * Requests a token, once: from the pool's token endpoint (`describePool`), or, for the way `api`, from Cognito's API
 * (`cognitoUrl`). `url` is never user input. The secret goes there and nowhere else: it is removed from an answer that
 * repeats it.
 */
export const requestToken = (url: string, request: TokenRequest): Promise<TokenAnswer> =>
  answerOf(url, request, request.way === "api" ? clientTokenCall(request) : grantForm(request));

function grantForm({ clientId, secret, scopes, way, metadata }: TokenRequest): Sent {
  const basic = Buffer.from(`${clientId}:${secret}`).toString("base64");
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    ...(scopes.length > 0 && { scope: scopes.join(" ") }),
    ...(metadata && { aws_client_metadata: JSON.stringify(metadata) }),
    ...(way === "post" && { client_id: clientId, client_secret: secret }),
  });
  return { headers: way === "basic" ? { authorization: `Basic ${basic}` } : {}, body };
}

/** GetClientToken needs no domain, no signature and no AWS permission (developer guide, GetClientToken). */
function clientTokenCall({ clientId, secret, scopes, metadata }: TokenRequest): Sent {
  const input = {
    ClientId: clientId,
    Secret: secret,
    ...(scopes.length > 0 && { Scopes: scopes }),
    ...(metadata && { ClientMetadata: metadata }),
  };
  return {
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSCognitoIdentityProviderService.GetClientToken",
    },
    body: JSON.stringify(input),
  };
}

type Sent = { readonly headers: Record<string, string>; readonly body: URLSearchParams | string };

async function answerOf(
  url: string,
  { clientId, secret }: Pick<TokenRequest, "clientId" | "secret">,
  sent: Sent,
): Promise<TokenAnswer> {
  const startedAt = performance.now();
  const answer = await boundedFetch(url, { method: "POST", ...sent });
  const ms = Math.round(performance.now() - startedAt);
  if (answer.is === "unanswered") return { is: answer.is, why: answer.why, ms };
  const { status, headers, text, isCut } = answer;
  const told = (it: string) => withoutSecret(clientId, secret, it);
  return {
    is: "answered",
    status,
    contentType: told(headers.get("content-type") ?? ""),
    requestId: told(headers.get("x-amz-cognito-request-id") ?? headers.get("x-amzn-requestid") ?? "") || null,
    text: told(text),
    isCut,
    ms,
  };
}

/**
 * Whether this secret belongs to this client: true if it gets a token in this way, false if it is refused as a wrong secret.
 * Fails with refused if the client gets no token with any secret, such as a suspended client, and with unreachable if
 * there is no verdict.
 */
export async function proveSecret(
  url: string,
  clientId: string,
  secret: string,
  way: TokenRequest["way"] = "basic",
): Promise<Result<boolean>> {
  const answer = await requestToken(url, { clientId, secret, scopes: [], way });
  if (grantIn(answer)) return ok(true);
  const error = refusalIn(answer)?.error ?? apiErrorIn(answer);
  if (error === "invalid_client" || error === "NotAuthorizedException") return ok(false);
  if (error === null || !aboutTheClient.has(error))
    return failed(problem("unreachable", { message: noVerdict }));
  return failed(problem("refused", { message: `Cognito returned ${error}${whatever}` }));
}

/** Cognito's answers to a client that gets no token with any secret (cognito-facts, section 3). */
const aboutTheClient = new Set([
  "invalid_grant",
  "unauthorized_client",
  "invalid_scope",
  "InvalidParameterException",
  "ResourceNotFoundException",
]);

const noVerdict =
  "The secret couldn’t be verified because Cognito didn’t give a clear answer. Nothing was changed. Try again in a moment.";
const whatever =
  ", as for a suspended client or one without existing scopes, so the secret couldn’t be verified. Nothing was changed.";

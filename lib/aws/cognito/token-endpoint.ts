import "server-only";
import { z } from "zod";
import { type ClientAuthentication, proofOf } from "@/lib/domain/access/client-authentication";
import { parsedJson } from "@/lib/domain/text/parsed-json";
import { errorName } from "@/lib/process/error-name";
import { readUpTo } from "@/lib/process/read-up-to";

const DEADLINE_MS = 10_000;
const MOST_BYTES = 64 * 1024;

const refusal = z.object({ error: z.string() });

/** How an address answers a token request: with OAuth's refusal, with something else, or not at all. */
export type EndpointAnswer =
  | { is: "refused"; error: string }
  | { is: "other"; status: number }
  | { is: "none"; reason: string };

/** Requests a token without naming a client: a token endpoint refuses that with an OAuth error (RFC 6749, 5.2). */
export const knockAt = (tokenUrl: string): Promise<EndpointAnswer> =>
  post(tokenUrl, { grant_type: "client_credentials" }, {});

/**
 * Redeems a code that was never issued: the answer is `invalid_grant` for an authenticated client, `invalid_client` or
 * `unauthorized_client` for any other (RFC 6749, 5.2). The request has the form of next-auth's.
 */
export function proveSignIn(
  tokenUrl: string,
  client: {
    clientId: string;
    clientSecret: string;
    callbackUrl: string;
    authentication: ClientAuthentication;
  },
): Promise<EndpointAnswer> {
  const { headers, form } = proofOf(client, client.authentication);
  const question = { grant_type: "authorization_code", code: "clientele-doctor" };
  return post(tokenUrl, { ...question, redirect_uri: client.callbackUrl, ...form }, headers);
}

async function post(
  tokenUrl: string,
  form: Record<string, string>,
  headers: Record<string, string>,
): Promise<EndpointAnswer> {
  try {
    const answer = await fetch(tokenUrl, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers,
      body: new URLSearchParams(form),
    });
    const said = refusal.safeParse(parsedJson((await readUpTo(MOST_BYTES, answer.body)).text));
    if (said.success && answer.status < 500 && answer.status !== 404)
      return { is: "refused", error: said.data.error };
    return { is: "other", status: answer.status };
  } catch (error) {
    return { is: "none", reason: reasonOf(error) };
  }
}

/** A short reason why there was no answer, which contains nothing of the request. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && error.name === "TimeoutError" ? "no answer in time" : errorName(error);
}

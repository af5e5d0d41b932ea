import "server-only";
import { z } from "zod";
import { parsedJson } from "@/lib/domain/text/parsed-json";
import { readUpTo } from "@/lib/process/read-up-to";

const DEADLINE_MS = 10_000;
const MOST_BYTES = 64 * 1024;

const refusal = z.object({ error: z.string() });

/** What an address made of a token request: OAuth's refusal, an answer of another kind, or none. */
export type EndpointAnswer =
  | { is: "refused"; error: string }
  | { is: "other"; status: number }
  | { is: "none"; reason: string };

/** Asks for a token without saying who asks: a token endpoint refuses that as OAuth has it (RFC 6749, 5.2). */
export const knockAt = (tokenUrl: string): Promise<EndpointAnswer> =>
  post(tokenUrl, { grant_type: "client_credentials" }, {});

/**
 * Redeems a code that was never given: `invalid_grant` is said to a client that proved itself, `invalid_client` or
 * `unauthorized_client` to one that did not (RFC 6749, 5.2). Written as next-auth writes it.
 */
export function proveSignIn(
  tokenUrl: string,
  client: { clientId: string; clientSecret: string; callbackUrl: string },
): Promise<EndpointAnswer> {
  const pair = [client.clientId, client.clientSecret].map(encodeURIComponent).join(":");
  return post(
    tokenUrl,
    { grant_type: "authorization_code", code: "clientele-doctor", redirect_uri: client.callbackUrl },
    { authorization: `Basic ${btoa(pair)}` },
  );
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

/** Why there was no answer, in a word that says nothing of what was sent. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { cause } = error;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return error.name === "TimeoutError" ? "no answer in time" : error.name;
}

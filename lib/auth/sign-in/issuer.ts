import "server-only";
import { z } from "zod";
import { config } from "@/lib/config";
import { authenticationAt } from "@/lib/domain/access/client-authentication";
import { isSameIssuer, OtherIssuer, withoutEndSlash } from "@/lib/domain/access/issuer";
import { isSafeUrl } from "@/lib/domain/cognito-address";
import { boundedFetch } from "@/lib/process/bounded-fetch";
import { keySetAt } from "@/lib/process/key-set";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

/** The client's secret and people's tokens go to these: plain http is for this machine only. */
const endpoint = z.url().refine(isSafeUrl);

const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint.optional(),
  token_endpoint: endpoint,
  userinfo_endpoint: endpoint.optional(),
  jwks_uri: endpoint,
  end_session_endpoint: z.url().optional(),
  scopes_supported: z.array(z.string()).default([]),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(["client_secret_basic"]),
});

const held = processWide("issuer", (): { address: string; found: Promise<Issuer> | null } => ({
  address: "",
  found: null,
}));

export type Issuer = Awaited<ReturnType<typeof discover>>;

/**
 * The sign-in issuer's metadata, read once. Throws if the issuer cannot be reached, and OtherIssuer if it is not the
 * one of the setting; the next call tries again.
 */
export function issuer(): Promise<Issuer> {
  const address = config().signIn.issuer;
  if (held.address !== address) Object.assign(held, { address, found: null });
  held.found ??= outsideRequests(() =>
    discover(address).catch((error: unknown) => {
      held.found = null;
      throw error;
    }),
  );
  return held.found;
}

async function discover(address: string) {
  const answer = await boundedFetch(`${withoutEndSlash(address)}/.well-known/openid-configuration`, {
    method: "GET",
  });
  if (answer.is === "unanswered") throw answer.error;
  if (answer.status !== 200) throw new Error("The sign-in issuer did not publish its metadata.");
  const found = metadata.parse(JSON.parse(answer.text));
  if (!isSameIssuer(address, found.issuer)) throw new OtherIssuer(address, found.issuer);
  return {
    /** As the issuer writes it: the `iss` of its tokens must equal this exactly. */
    name: found.issuer,
    authorizationUrl: found.authorization_endpoint ?? null,
    tokenUrl: found.token_endpoint,
    userInfoUrl: found.userinfo_endpoint ?? null,
    keysUrl: found.jwks_uri,
    keys: keySetAt(new URL(found.jwks_uri)),
    endSessionUrl: found.end_session_endpoint ?? null,
    /** Cognito issues a refresh token without this scope; other issuers require it. */
    wantsOfflineAccess: found.scopes_supported.includes("offline_access"),
    authentication: authenticationAt(found.token_endpoint_auth_methods_supported),
  };
}

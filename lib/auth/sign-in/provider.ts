import "server-only";
import { decodeJwt } from "jose";
import Cognito from "next-auth/providers/cognito";
import { z } from "zod";
import { boundedAgent } from "@/lib/auth/sign-in/bounded-agent";
import type { Issuer } from "@/lib/auth/sign-in/issuer";
import { wholeClaims } from "@/lib/auth/sign-in/user-info";
import { config } from "@/lib/config";
import { USUAL_SCOPES } from "@/lib/domain/access/sign-in-setting";

/**
 * The issuer of the settings as next-auth takes it. Null instead of its metadata if it cannot be reached: every sign-in
 * fails then. next-auth does not discover the issuer by itself: it would take any name that the metadata give, and the
 * people of every tenant where the issuer is Entra's `common`.
 */
export function provider(found: Issuer | null) {
  const { clientId, clientSecret, issuer, scopes, parameters } = config().signIn;
  const usual = [...USUAL_SCOPES, ...(found?.wantsOfflineAccess ? ["offline_access"] : [])];
  const scope = (scopes ?? usual).join(" ");
  const { wellKnown: _, ...made } = Cognito({
    clientId,
    clientSecret,
    issuer: found?.name ?? issuer,
    // Without nonce, federated Cognito logins fail once with "nonce mismatch" (nextauthjs/next-auth#3403).
    checks: ["pkce", "state", "nonce"],
    // openid-client's own timeout covers only silence: an answer that trickles in could hold a sign-in without end.
    httpOptions: { timeout: 10_000, agent: boundedAgent(issuer) },
    authorization: {
      ...(found?.authorizationUrl ? { url: found.authorizationUrl } : {}),
      params: { ...parameters, scope },
    },
    ...(found && {
      token: { url: found.tokenUrl },
      jwks_endpoint: found.keysUrl,
      client: { token_endpoint_auth_method: found.authentication },
      userinfo: {
        request: ({ tokens }) =>
          wholeClaims(found, claimsOf(tokens.id_token), tokens.access_token, ["email"]),
      },
    }),
  });
  return made;
}

/** The claims of an ID token that next-auth has verified. */
const claimsOf = (idToken: string | undefined) =>
  z.looseObject({ sub: z.string() }).parse(decodeJwt(idToken ?? ""));

import type { ResourceServer } from "@/lib/domain/scope";
import { type DecodedToken, decodeToken, scopesIn } from "@/lib/domain/token/access-token";

/** A pasted token without what came with it: the header’s name, “Bearer”, quotes, and line breaks inside it. */
export const bareToken = (text: string): string =>
  text
    .replace(/["'`]/g, "")
    .trim()
    .replace(/^Authorization:/i, "")
    .trim()
    .replace(/^Bearer\s/i, "")
    .replace(/\s/g, "");

/** Why a pasted text cannot be checked; null if it can. */
export function whyNoCheck(text: string): string | null {
  const token = bareToken(text);
  if (token === "") return "Paste a token.";
  return decodeToken(token) ? null : notAToken;
}

export const notAToken =
  "This isn’t a JWT. Paste the whole token: three parts separated by dots, starting with eyJ.";

/** What an API would ask of a token: scopes of one resource server. */
export type Demand = { readonly identifier: string; readonly scopes: readonly string[] };

/** The resource server that a token has the most scopes of, with those scopes; null if it has none of any. */
export function likelyDemand(
  claims: DecodedToken["claims"],
  servers: readonly ResourceServer[],
): Demand | null {
  const granted = new Set(scopesIn(claims));
  const demands = servers.map(({ identifier, scopes }) => ({
    identifier,
    scopes: scopes.map(({ full }) => full).filter((scope) => granted.has(scope)),
  }));
  return demands.reduce<Demand | null>(
    (most, it) => (it.scopes.length > (most?.scopes.length ?? 0) ? it : most),
    null,
  );
}

import { type Members, objectIn } from "@/lib/domain/text/json-value";
import { own } from "@/lib/domain/text/own";
/** A decoded JSON Web Token. Decoding does not verify it. */
export type DecodedToken = {
  readonly header: Members;
  readonly claims: Members;
};

/** Servers commonly refuse headers above 8 KiB, and the token shares them with others. */
const LARGE_TOKEN = 6 * 1024;

/** Decodes a token without verifying it; null if it is no JSON Web Token. */
export function decodeToken(token: string): DecodedToken | null {
  const parts = token.split(".");
  const [header, claims] = [decoded(parts[0]), decoded(parts[1])];
  return parts.length === 3 && header && claims ? { header, claims } : null;
}

/** The scopes that a token carries. */
export const scopesIn = (claims: DecodedToken["claims"]): string[] =>
  textOf(claims.scope)
    .split(" ")
    .filter((scope) => scope !== "");

/** A sentence about a token that is too large for many servers, or null. `token` as it goes into the header. */
export const sizeWarning = (token: string): string | null =>
  token.length > LARGE_TOKEN
    ? `The token is ${token.length.toLocaleString("en")} characters long. Many servers refuse more than 8,192 characters of headers in total. Request fewer scopes at a time.`
    : null;

/** A scope of a token request: whether it was requested, granted and allowed, and whether it is dead. */
export type ScopeRow = {
  readonly scope: string;
  readonly isRequested: boolean;
  readonly isGranted: boolean;
  readonly isAllowed: boolean;
  readonly isDead: boolean;
};

/** Requested, granted and allowed scopes side by side. An empty `requested` stands for all allowed scopes. */
export function scopeRows(scopes: {
  requested: readonly string[];
  granted: readonly string[];
  allowed: readonly string[];
  live: readonly string[];
}): ScopeRow[] {
  const { granted, allowed, live } = scopes;
  const requested = scopes.requested.length > 0 ? scopes.requested : allowed;
  return [...new Set([...requested, ...granted, ...allowed])].map((scope) => ({
    scope,
    isRequested: requested.includes(scope),
    isGranted: granted.includes(scope),
    isAllowed: allowed.includes(scope),
    isDead: allowed.includes(scope) && !live.includes(scope),
  }));
}

const words: Record<string, string> = {
  alg: "Signing algorithm",
  kid: "ID of the signing key",
  sub: "Subject: for M2M tokens, the client",
  token_use: "Token type: APIs accept access tokens only",
  scope: "Granted scopes",
  auth_time: "When the client authenticated",
  iss: "Issuer: the user pool",
  exp: "Expiration time",
  iat: "When it was issued",
  version: "Version of Cognito’s token format",
  nbf: "Not valid before this time",
  jti: "Token ID, for logs",
  client_id: "Client it was issued to. APIs check this instead of aud",
  aud: "Audience. Cognito adds none to M2M tokens, so a trigger in this pool did",
};

/** What a member of a token's header or claims is for, in a few words. */
export const claimWords = (name: string): string => own(words, name) ?? "Added by this pool for its APIs";

const instants = ["exp", "iat", "auth_time", "nbf"];

/** The instant that a claim stands for, in ISO 8601, or null where it stands for none. */
export function instantIn(name: string, value: unknown): string | null {
  if (!instants.includes(name) || typeof value !== "number") return null;
  const at = new Date(value * 1000);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function decoded(part: string | undefined): Members | null {
  try {
    const bytes = Uint8Array.from(atob((part ?? "").replaceAll("-", "+").replaceAll("_", "/")), (it) =>
      it.charCodeAt(0),
    );
    return objectIn(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

/** A claim as text; empty if it is no text. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

import { type DecodedToken, instantIn, scopesIn, textOf } from "@/lib/domain/token/access-token";

/** The result of the check of a token's signature. */
export type Signature = "valid" | "invalid" | "unknown-key" | "wrong-algorithm" | "unreachable";

/** One check that an API makes of a token, and its result. */
export type Check = { readonly name: string; readonly isPassed: boolean; readonly reason: string };

/** The values that a token is compared with. Instants are in epoch seconds. */
export type Expected = {
  readonly signature: Signature;
  readonly issuer: string;
  /** All forms that the pool's issuer may have. */
  readonly issuers: readonly string[];
  /** The client that the token must belong to; null where any client of the pool will do. */
  readonly clientId: string | null;
  /** Whether the pool has the client that the token names; null where this was not looked up. */
  readonly isClientKnown: boolean | null;
  readonly now: number;
};

/** The checks of an API that takes this pool's access tokens: signature, issuer, `token_use`, client and expiry. */
export function checksOf({ header, claims }: DecodedToken, expected: Expected): Check[] {
  const { signature, issuer, issuers, now } = expected;
  const iss = textOf(claims.iss);
  const use = textOf(claims.token_use);
  const { exp } = claims;
  return [
    { name: "Signature", isPassed: signature === "valid", reason: signatureReason(signature, header) },
    {
      name: "Issuer",
      isPassed: issuers.includes(iss),
      reason: issuerReason(iss, issuer, issuers),
    },
    {
      name: "token_use",
      isPassed: use === "access",
      reason:
        use === "access"
          ? "This is an access token."
          : `It’s ${use === "" ? "missing" : `“${use}”`}. APIs accept only “access”.`,
    },
    clientCheck(textOf(claims.client_id), expected),
    {
      name: "Expiry",
      isPassed: typeof exp === "number" && exp > now,
      reason: expiryReason(exp, now),
    },
  ];
}

/** Whether a token carries every one of these scopes. */
export function scopeCheck({ claims }: DecodedToken, required: readonly string[]): Check {
  const granted = scopesIn(claims);
  const missing = required.filter((scope) => !granted.includes(scope));
  return {
    name: "Scopes",
    isPassed: missing.length === 0,
    reason:
      missing.length > 0
        ? `Missing: ${missing.join(", ")}. Granted: ${granted.join(", ") || "none"}.`
        : required.length > 0
          ? `Granted: ${required.join(", ")}.`
          : "No scopes are required.",
  };
}

function signatureReason(signature: Signature, { kid, alg }: DecodedToken["header"]): string {
  switch (signature) {
    case "valid":
      return `Signed with this pool’s key ${textOf(kid)}.`;
    case "invalid":
      return "The signature doesn’t match: the token was changed or isn’t from this pool.";
    case "unknown-key":
      return `This pool has no key ${textOf(kid)}: the token is from another pool or environment.`;
    case "wrong-algorithm":
      return `The algorithm is ${textOf(alg)}, but this pool signs only with RS256.`;
    case "unreachable":
      return "The signature couldn’t be checked because the pool’s keys couldn’t be loaded. Try again in a moment.";
  }
}

function issuerReason(iss: string, issuer: string, issuers: readonly string[]): string {
  if (iss === issuer) return `Matches this pool: ${issuer}.`;
  if (issuers.includes(iss))
    return `This is another issuer form of this pool, ${iss}; the pool is set to ${issuer}. APIs must accept both.`;
  return `It’s ${iss || "missing"}, but this pool’s issuer is ${issuer}.`;
}

function clientCheck(named: string, { clientId, isClientKnown }: Expected): Check {
  const name = "Client";
  if (named === "") return { name, isPassed: false, reason: "The token has no client ID." };
  if (clientId !== null)
    return {
      name,
      isPassed: named === clientId,
      reason:
        named === clientId
          ? `Issued to this client, ${named}.`
          : `Issued to ${named}, but this client is ${clientId}.`,
    };
  return {
    name,
    isPassed: isClientKnown !== false,
    reason:
      isClientKnown === false
        ? `Issued to ${named}, which doesn’t exist in this pool. It may have been deleted.`
        : `Issued to ${named}. APIs compare this with the clients they allow.`,
  };
}

function expiryReason(exp: unknown, now: number): string {
  if (typeof exp !== "number") return "The token has no expiration time, so APIs should reject it.";
  const at = instantIn("exp", exp) ?? String(exp);
  return exp > now ? `Expires at ${at}.` : `Expired at ${at}.`;
}

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
          ? "It is an access token."
          : `It is ${use === "" ? "missing" : `“${use}”`}, and an API takes “access” only.`,
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
        ? `It lacks ${missing.join(", ")}. It carries ${granted.join(", ") || "none"}.`
        : required.length > 0
          ? `It carries ${required.join(", ")}.`
          : "No scope is required.",
  };
}

function signatureReason(signature: Signature, { kid, alg }: DecodedToken["header"]): string {
  switch (signature) {
    case "valid":
      return `Made with the pool’s key ${textOf(kid)}.`;
    case "invalid":
      return "It does not fit the token: the token was changed, or is not this pool’s.";
    case "unknown-key":
      return `This pool has no key ${textOf(kid)}: the token is of another pool or environment.`;
    case "wrong-algorithm":
      return `It says ${textOf(alg)}, and this pool signs with RS256 only.`;
    case "unreachable":
      return "The pool’s keys could not be read, so nobody knows. Try again in a moment.";
  }
}

function issuerReason(iss: string, issuer: string, issuers: readonly string[]): string {
  if (iss === issuer) return `It is this pool’s, ${issuer}.`;
  if (issuers.includes(iss))
    return `It is this pool’s other form, ${iss}; the pool is set to ${issuer}. An API has to know both.`;
  return `It is ${iss || "missing"}, and this pool’s is ${issuer}.`;
}

function clientCheck(named: string, { clientId, isClientKnown }: Expected): Check {
  const name = "Client";
  if (named === "") return { name, isPassed: false, reason: "The token names no client." };
  if (clientId !== null)
    return {
      name,
      isPassed: named === clientId,
      reason:
        named === clientId
          ? `Issued to this client, ${named}.`
          : `Issued to ${named}, and this client is ${clientId}.`,
    };
  return {
    name,
    isPassed: isClientKnown !== false,
    reason:
      isClientKnown === false
        ? `Issued to ${named}, which this pool does not have (any more).`
        : `Issued to ${named}. An API compares this with the clients it knows.`,
  };
}

function expiryReason(exp: unknown, now: number): string {
  if (typeof exp !== "number") return "It has no end, so no API should take it.";
  const at = instantIn("exp", exp) ?? String(exp);
  return exp > now ? `It ends at ${at}.` : `It ended at ${at}.`;
}

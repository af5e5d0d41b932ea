import { inUtc } from "@/lib/domain/text/in-utc";
import { type DecodedToken, instantIn, scopesIn, textOf } from "@/lib/domain/token/access-token";

/** The result of the check of a token's signature. */
export type Signature = "valid" | "invalid" | "unknown-key" | "wrong-algorithm" | "unreachable";

/**
 * One check that an API makes of a token, and its result. `fault` says in a few words what is wrong; null if it passed.
 * A note is no fault: some APIs refuse the token for it.
 */
export type Check = {
  readonly name: string;
  readonly isPassed: boolean;
  readonly isNote: boolean;
  readonly reason: string;
  readonly fault: string | null;
};

/** The values that a token is compared with. Instants are in epoch seconds. */
export type Expected = {
  readonly signature: Signature;
  /** Damage to the signature by copying; null for none. */
  readonly damage: { readonly fault: string; readonly reason: string } | null;
  readonly issuer: string;
  /** All forms that the pool's issuer may have. */
  readonly issuers: readonly string[];
  /** The client that the token must belong to; null where any client of the pool will do. */
  readonly clientId: string | null;
  /** Whether the pool has the client that the token names; null where this was not looked up. */
  readonly isClientKnown: boolean | null;
  readonly now: number;
};

/**
 * The checks of an API that takes this pool's access tokens: signature, issuer, `token_use`, client, expiry and times ahead.
 * Audience is a note, because the pool does not tell whether an API requires one.
 */
export function checksOf({ header, claims }: DecodedToken, expected: Expected): Check[] {
  const { signature, damage, issuer, issuers, now } = expected;
  const iss = textOf(claims.iss);
  const use = textOf(claims.token_use);
  const { exp } = claims;
  return [
    signature === "invalid" && damage
      ? check("Signature", damage.reason, damage.fault)
      : check("Signature", signatureReason(signature, header), faults[signature]),
    check(
      "Issuer",
      issuerReason(iss, issuer, issuers),
      issuers.includes(iss) ? null : "Issued by another user pool",
    ),
    check(
      "token_use",
      use === "access"
        ? "This is an access token."
        : `It’s ${use === "" ? "missing" : `“${use}”`}. APIs accept only “access”.`,
      use === "access" ? null : "Not an access token",
    ),
    clientCheck(textOf(claims.client_id), expected),
    expiryCheck(exp, now),
    ...aheadChecks(claims, now),
    audienceNote(claims.aud),
  ];
}

/** Whether a token carries every one of these scopes. */
export function scopeCheck({ claims }: DecodedToken, required: readonly string[]): Check {
  const granted = scopesIn(claims);
  const missing = required.filter((scope) => !granted.includes(scope));
  if (missing.length === 0)
    return check(
      "Scopes",
      required.length > 0 ? `Granted: ${required.join(", ")}.` : "No scopes are required.",
      null,
    );
  const fault = `Missing ${missing.length === 1 ? "scope" : "scopes"} ${missing.join(", ")}`;
  return check("Scopes", `${fault}. Granted: ${granted.join(", ") || "none"}.`, fault);
}

/** What is wrong with a token, in the order of the checks: nothing if an API would accept it. */
export const faultsIn = (checks: readonly Check[]): string[] => checks.flatMap(({ fault }) => fault ?? []);

/** The notes of a token, in the order of the checks. */
export const notesIn = (checks: readonly Check[]): Check[] => checks.filter(({ isNote }) => isNote);

/** A check with its result: `fault` is null if it passed. */
export const check = (name: string, reason: string, fault: string | null): Check => ({
  name,
  isPassed: fault === null,
  isNote: false,
  reason,
  fault,
});

/** A check whose result depends on the API. */
export const note = (name: string, reason: string): Check => ({ ...check(name, reason, null), isNote: true });

const faults: Record<Signature, string | null> = {
  valid: null,
  invalid: "The signature is invalid",
  "unknown-key": "Signed with an unknown key",
  "wrong-algorithm": "Not signed with RS256",
  unreachable: "The signature couldn’t be checked",
};

function signatureReason(signature: Signature, { kid, alg }: DecodedToken["header"]): string {
  switch (signature) {
    case "valid":
      return `Signed with this pool’s key ${textOf(kid)}.`;
    case "invalid":
      return "The signature doesn’t match: a character of the token is missing or changed, or the token isn’t from this pool.";
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
  if (named === "") return check(name, "The token has no client ID.", "No client ID");
  if (clientId !== null)
    return named === clientId
      ? check(name, `Issued to this client, ${named}.`, null)
      : check(name, `Issued to ${named}, but this client is ${clientId}.`, "Issued to another client");
  return isClientKnown === false
    ? check(
        name,
        `Issued to ${named}, which doesn’t exist in this pool. It may have been deleted.`,
        "Its client doesn’t exist in this pool",
      )
    : check(name, `Issued to ${named}. APIs compare this with the clients they allow.`, null);
}

function expiryCheck(exp: unknown, now: number): Check {
  const name = "Expiry";
  if (typeof exp !== "number")
    return check(name, "The token has no expiration time, so APIs should reject it.", "No expiration time");
  const words = inWords("exp", exp);
  return exp > now
    ? check(name, `Expires at ${words}.`, null)
    : check(name, `Expired at ${words}.`, "Expired");
}

/** Clocks of one network differ by less than this; strict APIs allow nothing. */
const AHEAD_SECONDS = 5;

/** Times in the future: a start is a fault, and an issue time is a note, because it is a sign of a wrong clock. */
function aheadChecks({ iat, nbf }: DecodedToken["claims"], now: number): Check[] {
  const checks: Check[] = [];
  if (typeof nbf === "number" && nbf > now)
    checks.push(check("Start", `Valid only from ${inWords("nbf", nbf)}.`, "Not valid yet"));
  if (typeof iat === "number" && iat > now + AHEAD_SECONDS)
    checks.push(
      note(
        "Issued at",
        `Issued at ${inWords("iat", iat)}, ${Math.round(iat - now)} seconds ahead of Clientele’s clock. A clock is wrong, here or where the token comes from. APIs that check iat strictly refuse the token until then.`,
      ),
    );
  return checks;
}

/** What a token’s audience, or none, means to APIs. */
export function audienceNote(aud: unknown): Check {
  const named = (Array.isArray(aud) ? aud : [aud]).map(textOf).filter((it) => it !== "");
  return note(
    "Audience",
    named.length > 0
      ? `aud is ${named.join(", ")}, from a trigger of this pool. An API that requires another audience refuses the token.`
      : "The token has no aud claim, as all M2M tokens of Cognito. APIs that require an audience refuse it: let them check client_id instead. A Cognito authorizer of an API Gateway REST API takes access tokens only where the method lists scopes.",
  );
}

function inWords(name: string, seconds: number): string {
  const at = instantIn(name, seconds);
  return at === null ? String(seconds) : inUtc(at);
}

import type { AppClient } from "@/lib/domain/client";

/** Why no token came, in this pool: a word for logs, a headline, and what to do. */
export type Explanation = { readonly cause: Cause; readonly title: string; readonly text: string };

export type Cause =
  | "no-domain"
  | "wrong-domain"
  | "domain-not-ready"
  | "no-answer"
  | "wrong-method-or-type"
  | "firewall"
  | "throttled"
  | "cognito-failed"
  | "redirect"
  | "not-oauth"
  | "client-gone"
  | "no-secret"
  | "secret-has-space"
  | "secret-not-ready"
  | "wrong-secret"
  | "suspended"
  | "oauth-off"
  | "grant-missing"
  | "scope-not-allowed"
  | "scope-dead"
  | "wrong-grant-type"
  | "malformed-request"
  | "unknown";

/** How the pool is now: read after the failure, so that its cause is looked for where it lies. */
export type PoolState = {
  /** The address that was asked; null where the pool had no domain. */
  readonly askedUrl: string | null;
  /** The pool's token endpoint now. */
  readonly tokenUrl: string | null;
  /** Null where Cognito has no such client, or it could not be read. */
  readonly client: AppClient | null;
  readonly isClientGone: boolean;
  /** When each secret was made, ISO 8601, the oldest first; null where that could not be read. */
  readonly secretDates: readonly string[] | null;
  /** The client's scopes that its resource servers still have; null where that could not be read. */
  readonly live: readonly string[] | null;
  readonly suspended: { readonly by: string; readonly at: string } | null;
  readonly requested: readonly string[];
  readonly hasSpaceInSecret: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** AWS names no time in which a new secret takes effect; others wait up to 10 minutes before they trust one. */
const SETTLING_MS = 600_000;

/** The cause of an OAuth error that the token endpoint gave as its answer. */
export function explainRefusal(error: string, state: PoolState): Explanation {
  switch (error) {
    case "invalid_client":
      return explainClient(state);
    case "invalid_grant":
    case "unauthorized_client":
      return explainGrant(state);
    case "invalid_scope":
      return explainScopes(state);
    case "unsupported_grant_type":
      return it(
        "wrong-grant-type",
        "The grant type is not client_credentials",
        "Cognito knows authorization_code, refresh_token and client_credentials, spelt so. A program sends grant_type=client_credentials in its form.",
      );
    case "invalid_request":
      return it(
        "malformed-request",
        "The request is malformed",
        "A parameter is missing or given twice, or the Authorization header is no “Basic” with the base64 of id:secret, without a line break. Send grant_type in a form, and the id and secret in one place only.",
      );
    default:
      return it("unknown", `Cognito answered ${error}`, "This error is not among those Cognito documents.");
  }
}

function explainClient(state: PoolState): Explanation {
  const { client, isClientGone, secretDates, hasSpaceInSecret, now } = state;
  if (isClientGone)
    return it(
      "client-gone",
      "This client does not exist any more",
      "It was deleted from this pool, so no secret opens it. Tokens it has got work until they end.",
    );
  if (secretDates?.length === 0)
    return it(
      "no-secret",
      "This client has no secret",
      "It is a public client, for people’s devices: it gets no token with a secret.",
    );
  if (hasSpaceInSecret)
    return it(
      "secret-has-space",
      "The secret has a space or a line break in it",
      "No secret of Cognito has one. It often comes along when a secret is copied from a file or made by echo without -n.",
    );
  const newest = secretDates?.at(-1);
  if (newest !== undefined && now - Date.parse(newest) < SETTLING_MS)
    return it(
      "secret-not-ready",
      "The secret is wrong, or not in effect yet",
      `The newest secret was made at ${newest}, less than 10 minutes ago, and AWS names no time in which one takes effect. Try again in a minute; if it still fails, the value is wrong.`,
    );
  const name = client ? `of ${client.name}` : "of this client";
  return it(
    "wrong-secret",
    `This is no secret ${name}`,
    secretDates
      ? `The client has ${secretDates.length === 1 ? "one secret, made at" : `${secretDates.length} secrets, made at`} ${secretDates.join(" and ")}. What was pasted is neither: it may be an older, deleted one, or of another environment. Nobody can look a secret up: whoever lost it adds a new one.`
      : "It may be a deleted one, or of another environment. Nobody can look a secret up: whoever lost it adds a new one.",
  );
}

function explainGrant({ client, suspended }: PoolState): Explanation {
  if (suspended)
    return it(
      "suspended",
      "This client is suspended",
      `${suspended.by} suspended it at ${suspended.at}. Ask them before anything else.`,
    );
  if (client && !client.isOAuthOn)
    return it(
      "oauth-off",
      "OAuth is switched off on this client",
      "AllowedOAuthFlowsUserPoolClient is false, so Cognito refuses its every token request. It was made or edited without that setting, as some tools do.",
    );
  return it(
    "grant-missing",
    "This client may not use client_credentials",
    "Its allowed OAuth flows do not include client_credentials, so it gets no token with an id and a secret alone.",
  );
}

function explainScopes({ client, live, requested }: PoolState): Explanation {
  const allowed = client?.scopes ?? [];
  const foreign = requested.filter((scope) => !allowed.includes(scope));
  const dead = live ? requested.filter((scope) => allowed.includes(scope) && !live.includes(scope)) : [];
  if (foreign.length > 0)
    return it(
      "scope-not-allowed",
      `${foreign.join(", ")} ${foreign.length === 1 ? "is" : "are"} not allowed for this client`,
      `Allowed are ${allowed.join(", ") || "none"}. Scopes are whole (resource server’s identifier, a slash, the name) and separated by spaces.`,
    );
  if (dead.length > 0)
    return it(
      "scope-dead",
      `${dead.join(", ")} ${dead.length === 1 ? "exists" : "exist"} on no resource server any more`,
      "The client still lists it. Ask without it, or add it to its resource server again.",
    );
  return it(
    "scope-not-allowed",
    "A scope is not allowed for this client",
    `Allowed are ${allowed.join(", ") || "none"}. The settings may have changed a moment ago.`,
  );
}

const it = (cause: Cause, title: string, text: string): Explanation => ({ cause, title, text });

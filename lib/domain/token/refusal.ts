import { type AppClient, isM2m } from "@/lib/domain/client/client";
import { liveScopes, type ResourceServer } from "@/lib/domain/scope";

/** Why no token came, in this pool: a code for logs, a headline, and advice. */
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

/** The state of the pool, read after the failure to find its cause. */
export type PoolState = {
  /** The address that was asked; null where the pool had no domain. */
  readonly askedUrl: string | null;
  /** The pool's token endpoint now. */
  readonly tokenUrl: string | null;
  /** Other addresses of it that work as well. */
  readonly otherTokenUrls: readonly string[];
  /** Null where Cognito has no such client, or it could not be read. */
  readonly client: AppClient | null;
  readonly isClientGone: boolean;
  /** When each secret was made, ISO 8601, the oldest first; null where that could not be read. */
  readonly secretDates: readonly string[] | null;
  /** The pool's resource servers; null where they could not be read. */
  readonly servers: readonly ResourceServer[] | null;
  readonly suspended: { readonly by: string; readonly at: string } | null;
  readonly requested: readonly string[];
  /** Null where the console has not seen the secret. */
  readonly hasSpaceInSecret: boolean | null;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** AWS does not say when a new secret takes effect; others wait up to 10 minutes before they trust one. */
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

/** The scopes asked for that the client does not have, and those of them that no resource server of the pool has. */
export function strangers({
  client,
  servers,
  requested,
}: Pick<PoolState, "client" | "servers" | "requested">) {
  const foreign = [...new Set(requested)].filter((scope) => !client?.scopes.includes(scope));
  const known = new Set(servers?.flatMap((server) => server.scopes.map(({ full }) => full)));
  return { foreign, unknown: servers ? foreign.filter((scope) => !known.has(scope)) : [] };
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
  return it(
    "wrong-secret",
    `This is no secret ${client ? `of ${client.name}` : "of this client"}`,
    [datesOf(secretDates), hasSpaceInSecret === null ? unseen : "", lost]
      .filter((text) => text !== "")
      .join(" "),
  );
}

const datesOf = (dates: readonly string[] | null) =>
  dates
    ? `The client has ${dates.length === 1 ? "one secret, made at" : `${dates.length} secrets, made at`} ${dates.join(" and ")}. What was sent is ${dates.length === 1 ? "not that one" : "neither"}: it may be an older, deleted one, or of another environment.`
    : "What was sent may be a deleted one, or of another environment.";

const unseen =
  "A line break at its end, as echo without -n makes one, or a wrong encoding does it as well: try the same secret above.";

const lost = "Nobody can look a secret up. If you lost it, add a new one.";

function explainGrant({ client, suspended }: PoolState): Explanation {
  if (suspended)
    return it(
      "suspended",
      "This client is suspended",
      `${suspended.by} suspended it at ${suspended.at}. Ask them before anything else.`,
    );
  if (!client)
    return it(
      "grant-missing",
      "This client may not use client_credentials",
      "OAuth is off on it, or its allowed flows do not include client_credentials. Its settings could not be read just now.",
    );
  if (!client.isOAuthOn)
    return it(
      "oauth-off",
      "OAuth is switched off on this client",
      "AllowedOAuthFlowsUserPoolClient is false, so Cognito refuses its every token request. It was made or edited without that setting, as some tools do.",
    );
  return it(
    "grant-missing",
    "This client may not use client_credentials",
    isM2m(client.kind)
      ? "Its allowed OAuth flows do not include client_credentials: it was made for the API call GetClientToken alone, and the token endpoint refuses it."
      : "Its allowed OAuth flows do not include client_credentials, and Cognito allows that flow on no client by which people sign in. Give the program a client of its own.",
  );
}

function explainScopes({ client, servers, requested }: PoolState): Explanation {
  const allowed = client?.scopes ?? [];
  const { foreign, unknown } = strangers({ client, servers, requested });
  // An empty `requested` stands for all that the client has.
  const asked = requested.length > 0 ? requested : allowed;
  const alive = servers ? liveScopes(allowed, servers) : allowed;
  const dead = asked.filter((scope) => allowed.includes(scope) && !alive.includes(scope));
  if (foreign.length > 0)
    return it(
      "scope-not-allowed",
      `${foreign.join(", ")} ${foreign.length === 1 ? "is" : "are"} not allowed for this client`,
      `Allowed are ${allowed.join(", ") || "none"}. ${unknown.length > 0 ? `No resource server of this pool has ${unknown.join(", ")}. ` : ""}${spelling}`,
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
    `Allowed are ${allowed.join(", ") || "none"}. ${requested.length > 0 ? "The settings may have changed a moment ago." : spelling}`,
  );
}

const spelling =
  "Scopes are whole (resource server’s identifier, a slash, the name) and separated by spaces, not commas.";

const it = (cause: Cause, title: string, text: string): Explanation => ({ cause, title, text });

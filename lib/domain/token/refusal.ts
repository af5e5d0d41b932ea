import { type AppClient, isM2m } from "@/lib/domain/client/client";
import { liveScopes, type ResourceServer } from "@/lib/domain/scope";
import { inUtc } from "@/lib/domain/text/in-utc";

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
        "Cognito accepts authorization_code, refresh_token and client_credentials. For M2M, send grant_type=client_credentials in the form.",
      );
    case "invalid_request":
      return it(
        "malformed-request",
        "The request is malformed",
        "A parameter is missing or given twice, or the Authorization header isn’t “Basic” followed by the base64 of id:secret without a line break. Send grant_type in a form, and the ID and secret in only one place.",
      );
    default:
      return it("unknown", `Cognito returned ${error}`, "Cognito doesn’t document this error.");
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
      "This client no longer exists",
      "It was deleted from this pool, so its secrets no longer work. Tokens already issued stay valid until they expire.",
    );
  if (secretDates?.length === 0)
    return it(
      "no-secret",
      "This client has no secret",
      "It’s a public client, so it can’t get tokens with a secret.",
    );
  if (hasSpaceInSecret)
    return it(
      "secret-has-space",
      "The secret contains a space or a line break",
      "Cognito secrets never contain one. It’s often added when a secret is copied from a file or written with echo without -n.",
    );
  const newest = secretDates?.at(-1);
  if (newest !== undefined && now - Date.parse(newest) < SETTLING_MS)
    return it(
      "secret-not-ready",
      "The secret is wrong or not active yet",
      `The newest secret was created at ${inUtc(newest)}, less than 10 minutes ago. AWS doesn’t say how long a new secret takes to work. Try again in a minute; if it still fails, the value is wrong.`,
    );
  return it(
    "wrong-secret",
    `This isn’t a secret ${client ? `of ${client.name}` : "of this client"}`,
    [datesOf(secretDates), hasSpaceInSecret === null ? unseen : "", lost]
      .filter((text) => text !== "")
      .join(" "),
  );
}

const datesOf = (dates: readonly string[] | null) =>
  dates
    ? `The client has ${dates.length === 1 ? "one secret, created at" : `${dates.length} secrets, created at`} ${dates.map(inUtc).join(" and ")}. The request used ${dates.length === 1 ? "a different one" : "neither of them"}: it may be deleted or from another environment.`
    : "The secret in the request may be deleted or from another environment.";

const unseen =
  "A trailing line break (echo without -n) or a wrong encoding has the same effect: try the same secret above.";

const lost = "Secrets can’t be looked up. If you lost it, add a new one.";

function explainGrant({ client, suspended }: PoolState): Explanation {
  if (suspended)
    return it(
      "suspended",
      "This client is suspended",
      `It was suspended by ${suspended.by} at ${inUtc(suspended.at)}. Contact them first.`,
    );
  if (!client)
    return it(
      "grant-missing",
      "This client can’t use client_credentials",
      "OAuth is disabled, or its allowed flows don’t include client_credentials. Its settings couldn’t be read just now.",
    );
  if (!client.isOAuthOn)
    return it(
      "oauth-off",
      "OAuth is disabled for this client",
      "AllowedOAuthFlowsUserPoolClient is false, so Cognito refuses all its token requests. Some tools create or edit clients without that setting.",
    );
  return it(
    "grant-missing",
    "This client can’t use client_credentials",
    isM2m(client.kind)
      ? "Its allowed OAuth flows don’t include client_credentials: it was created only for the API call GetClientToken, so the token endpoint refuses it."
      : "Its allowed OAuth flows don’t include client_credentials, and Cognito doesn’t allow that flow for user sign-in clients. Create a separate client for the service.",
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
      `Allowed: ${allowed.join(", ") || "none"}. ${unknown.length > 0 ? `No resource server of this pool has ${unknown.join(", ")}. ` : ""}${spelling}`,
    );
  if (dead.length > 0)
    return it(
      "scope-dead",
      `${dead.join(", ")} no longer ${dead.length === 1 ? "exists" : "exist"} on any resource server`,
      "The client still lists it. Request a token without it, or add it to its resource server again.",
    );
  return it(
    "scope-not-allowed",
    "A scope is not allowed for this client",
    `Allowed: ${allowed.join(", ") || "none"}. ${requested.length > 0 ? "The settings may have changed a moment ago." : spelling}`,
  );
}

const spelling =
  "Use full scopes (resource server identifier, a slash, the name), separated by spaces, not commas.";

const it = (cause: Cause, title: string, text: string): Explanation => ({ cause, title, text });

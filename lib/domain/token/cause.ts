import { type AppClient, getsTokens, hasTokenApi, isM2m } from "@/lib/domain/client/client";
import { changesClientTokens, type TokenTrigger } from "@/lib/domain/pool/token-trigger";
import { deadScopes, type ResourceServer } from "@/lib/domain/scope";
import { inUtc } from "@/lib/domain/text/in-utc";
import type { SecretMistake } from "@/lib/domain/token/pasted-secret";
import type { ApiFault } from "@/lib/domain/token/reading/api-fault";
import type { AwsFault } from "@/lib/domain/token/reading/aws-fault";

/** Why no token came, or why one was refused: a code for logs, a headline, advice, and single points of it. */
export type Explanation = {
  readonly cause: Cause;
  readonly title: string;
  readonly text: string;
  readonly points?: readonly string[];
};

export type Cause =
  | "no-domain"
  | "wrong-domain"
  | "pool-api-host"
  | "domain-not-ready"
  | "no-answer"
  | "proxy"
  | "wrong-method-or-type"
  | "firewall"
  | "throttled"
  | "cognito-failed"
  | "redirect"
  | "not-oauth"
  | "cannot-tell"
  | "granted"
  | "trigger-failed"
  | "client-gone"
  | "no-secret"
  | "not-the-secret"
  | "secret-not-ready"
  | "wrong-secret"
  | "suspended"
  | "oauth-off"
  | "grant-missing"
  | "not-the-settings"
  | "scope-not-allowed"
  | "scope-dead"
  | "scope-for-people"
  | "scope-joined"
  | "scope-not-whole"
  | "wrong-grant-type"
  | "malformed-request"
  | "unknown"
  | `api-${ApiFault}`
  | `aws-${AwsFault}`;

/** The state of the pool, read after the failure to find its cause. */
export type PoolState = {
  readonly poolId: string;
  /** The pool's token endpoint now; null where it has no domain. */
  readonly tokenUrl: string | null;
  /** Other addresses of it that work as well. */
  readonly otherTokenUrls: readonly string[];
  /** The `iss` of the pool’s tokens; null where the pool could not be read. */
  readonly issuer: string | null;
  /** The pre token generation trigger; null for none. */
  readonly tokenTrigger: TokenTrigger | null;
  /** The asked client. */
  readonly clientId: string;
  /** Null where Cognito has no such client, or it could not be read. */
  readonly client: AppClient | null;
  readonly isClientGone: boolean;
  /** When each secret was made, ISO 8601, the oldest first; null where that could not be read. */
  readonly secretDates: readonly string[] | null;
  /** The pool's resource servers; null where they could not be read. */
  readonly servers: readonly ResourceServer[] | null;
  readonly suspended: { readonly by: string; readonly at: string } | null;
  readonly requested: readonly string[];
  /** What the pasted secret is instead of a secret; null where it looks like one; `unseen` where the console has not seen it. */
  readonly pasted: SecretMistake | null | "unseen";
  /** Epoch milliseconds. */
  readonly now: number;
};

/** AWS does not say when a new secret takes effect; others wait up to 10 minutes before they trust one. */
const SETTLING_MS = 600_000;

/** Whether a secret is so new that the token endpoint may not know it yet. */
export const isSettling = ({ secretDates, now }: PoolState): boolean => {
  const newest = secretDates?.at(-1);
  return newest !== undefined && now - Date.parse(newest) < SETTLING_MS;
};

/** What the pool would have to be like for a cause. Causes without a line here do not depend on the pool. */
const needs: Partial<Record<Cause, (state: PoolState) => boolean>> = {
  "no-domain": ({ tokenUrl }) => tokenUrl === null,
  "client-gone": ({ client, isClientGone }) => isClientGone && client === null,
  "no-secret": ({ secretDates }) => secretDates?.length === 0,
  "secret-not-ready": isSettling,
  "wrong-secret": ({ isClientGone, secretDates }) => !isClientGone && secretDates?.length !== 0,
  "not-the-secret": ({ pasted }) => pasted !== null && pasted !== "unseen",
  "trigger-failed": ({ tokenTrigger }) => changesClientTokens(tokenTrigger),
  suspended: ({ suspended }) => suspended !== null,
  // A client of GetClientToken alone needs no OAuth.
  "oauth-off": ({ client }) => client !== null && !getsTokens(client),
  // An M2M client without the flow of GetClientToken has client_credentials: nothing else makes it one.
  "grant-missing": ({ client }) => client === null || !isM2m(client.kind) || hasTokenApi(client.authFlows),
  "scope-dead": ({ client, servers }) =>
    client !== null && servers !== null && deadScopes(client.scopes, servers).length > 0,
};

/** Whether the pool as it was just read rules a cause out. */
export const isDisproved = (cause: Cause, state: PoolState): boolean => needs[cause]?.(state) === false;

/** The first explanation that the pool’s state does not disprove. The last one needs no state. */
export function firstPossible(
  state: PoolState,
  ...explanations: readonly [...(Explanation | null)[], Explanation]
): Explanation {
  const possible = explanations.find((it) => it !== null && !isDisproved(it.cause, state));
  return possible ?? cannotTell;
}

export const cannotTell: Explanation = {
  cause: "cannot-tell",
  title: "Nothing in this text tells the cause",
  text: "Give the status. The response body helps too: print both in your app.",
};

/** An explanation in one line. */
export const because = (
  cause: Cause,
  title: string,
  text: string,
  points?: readonly string[],
): Explanation => (points === undefined ? { cause, title, text } : { cause, title, text, points });

/** A client that somebody suspended here. */
export const suspendedHere = ({ by, at }: NonNullable<PoolState["suspended"]>): Explanation =>
  because(
    "suspended",
    "This client is suspended",
    `It was suspended by ${by} at ${inUtc(at)}. Contact them first.`,
  );

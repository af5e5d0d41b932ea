import { isM2m } from "@/lib/domain/client/client";
import { liveScopes } from "@/lib/domain/scope";
import type { Cause, Explanation, PoolState } from "@/lib/domain/token/cause";
import type { ReadFact } from "@/lib/domain/token/reading/facts";
import { strangers } from "@/lib/domain/token/scope-refusal";

/** A change of the client that ends the cause of a failure. */
export type Fix =
  | { readonly is: "switch-on" }
  | {
      readonly is: "scopes";
      readonly addScopes: readonly string[];
      readonly dropScopes: readonly string[];
    };

/** A fix of the client as it was at `changedAt`, for one person. `objection` is why they may not make it, or null. */
export type OfferedFix = Fix & { readonly changedAt: string; readonly objection: string | null };

/** Why a token request failed, and the change that ends it, where there is one. */
export type Explained = {
  readonly explanation: Explanation;
  readonly fix: OfferedFix | null;
  /** What the explanation was read from, where it was read from a text. */
  readonly read?: readonly ReadFact[];
};

/** The one change that removes this cause, or null. A suspension has none: nobody should end one in passing. */
export function fixOf(
  cause: Cause,
  { client, servers, requested }: Pick<PoolState, "client" | "servers" | "requested">,
): Fix | null {
  if (!client || !isM2m(client.kind)) return null;
  if (cause === "oauth-off" || cause === "grant-missing")
    return client.scopes.length > 0 ? { is: "switch-on" } : null;
  if (!servers) return null;
  const alive = liveScopes(client.scopes, servers);
  // Cognito refuses every update that still names a dead scope, so the fix drops those too.
  const dropScopes = client.scopes.filter((scope) => !alive.includes(scope));
  if (cause === "scope-dead" && dropScopes.length > 0 && alive.length > 0)
    return { is: "scopes", addScopes: [], dropScopes };
  if (cause !== "scope-not-allowed") return null;
  const { foreign, unknown } = strangers({ client, servers, requested });
  const addScopes = foreign.filter((scope) => !unknown.includes(scope));
  return addScopes.length > 0 ? { is: "scopes", addScopes, dropScopes } : null;
}

import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { aloneWithClient, changeClient } from "@/lib/acts/clients/change";
import { clientSubject } from "@/lib/acts/subjects";
import type { WritableClient, WritableSettings } from "@/lib/aws/cognito/writable-client";
import { standing } from "@/lib/domain/access/ownership";
import { type AppClient, isM2m } from "@/lib/domain/client/client";
import { clientAsSeen } from "@/lib/domain/client/edit-draft";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { forgetSuspension, suspensionOf } from "@/lib/store/suspensions";

type OAuthFlow = NonNullable<WritableSettings["AllowedOAuthFlows"]>[number];

/** What of a client decides whether the token endpoint takes it, before and after. */
export type SwitchedOn = {
  readonly clientId: string;
  readonly before: { readonly isOAuthOn: boolean; readonly flows: OAuthFlow[] };
  readonly after: { readonly isOAuthOn: boolean; readonly flows: OAuthFlow[] };
};

/**
 * Lets a client get tokens at the token endpoint: OAuth on, and the flow client_credentials. All in its run, alone with
 * the client: one read, one update, and one read more only where the update had to wait or its answer was lost. Its run
 * answers changed-meanwhile where the client is another than the person saw, denied for one that is suspended, has
 * people signing in or is not for machines, invalid where there is nothing to do, otherwise as `changeClient`.
 */
export const switchOnOAuth = act({
  name: "switch on OAuth",
  permission: "edit client",
  input: clientAsSeen,
  subject: clientSubject,
  plan: async (pool, { clientId, changedAt }) =>
    ok({
      trace: { object: { kind: "client", id: clientId } },
      run: () =>
        aloneWithClient(pool, clientId, async (lease) => {
          const suspension = await suspensionOf(pool.id, clientId);
          if (!suspension.ok) return suspension;
          const suspended = standing(suspension.value);
          const switched = await changeClient(pool, lease, clientId, async ({ client, settings }) => {
            if (client.changedAt !== changedAt) return failed(problem("changed-meanwhile"));
            const before = { isOAuthOn: client.isOAuthOn, flows: settings.AllowedOAuthFlows ?? [] };
            const objection = suspended ? isSuspended(suspended.suspendedBy) : objectionTo(client, before);
            if (objection) return failed(objection);
            const flows = before.flows.includes(GRANT) ? before.flows : [...before.flows, GRANT];
            const on = { ...settings, AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: flows };
            return ok({
              ...switchTo(on),
              value: { clientId, before, after: { isOAuthOn: true, flows } },
            });
          });
          if (!switched.ok) return switched;
          // One that somebody else ended is no warning any more.
          if (suspension.value) await forgetSuspension(pool.id, clientId);
          return ok(switched.value.value);
        }),
    }),
  trail: ({ clientId, before, after }) => ({
    ...aboutClient(clientId),
    before,
    after,
  }),
});

/** A change to settings that differ in what decides whether tokens are given, and how to know it again. */
export const switchTo = (settings: WritableSettings) => ({
  settings,
  isDone: (fresh: WritableClient) =>
    fresh.client.isOAuthOn === settings.AllowedOAuthFlowsUserPoolClient &&
    textOf(fresh.settings.ExplicitAuthFlows) === textOf(settings.ExplicitAuthFlows),
  value: null,
});

const textOf = (flows: readonly string[] = []) => flows.toSorted().join();

const GRANT: OAuthFlow = "client_credentials";

/** Whether the token endpoint takes a client's own secret. */
export const isOnForTokens = ({ client, settings }: WritableClient): boolean =>
  client.isOAuthOn && (settings.AllowedOAuthFlows?.includes(GRANT) ?? false);

const isSuspended = (by: string) =>
  problem("denied", { message: `${by} suspended this client. Ask them first. Nothing was changed.` });

function objectionTo(client: AppClient, { isOAuthOn, flows }: SwitchedOn["before"]): Problem | null {
  // Cognito allows client_credentials beside neither flow (API reference, UpdateUserPoolClient).
  if (!isM2m(client.kind) || flows.some((flow) => flow !== GRANT))
    return problem("denied", {
      message: "People sign in with this client, so it gets no tokens for programs. Nothing was changed.",
    });
  if (isOAuthOn && flows.length > 0)
    return problem("invalid", { message: "OAuth is on already, so nothing was changed." });
  if (client.scopes.length > 0) return null;
  return problem("invalid", { message: "This client has no scope to get tokens for. Edit it first." });
}

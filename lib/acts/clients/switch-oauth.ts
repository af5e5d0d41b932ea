import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { aloneWithClient, changeClient } from "@/lib/acts/clients/change";
import { namedClient } from "@/lib/acts/plan";
import { clientSubject } from "@/lib/acts/subjects";
import { type ClientSwitch, withSwitch } from "@/lib/aws/cognito/client-shapes";
import type { WritableClient } from "@/lib/aws/cognito/writable-client";
import { standing } from "@/lib/domain/access/ownership";
import { type AppClient, isM2m } from "@/lib/domain/client/client";
import { clientAsSeen } from "@/lib/domain/client/edit-draft";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { forgetSuspension, suspensionOf } from "@/lib/store/suspensions";

/** The settings that decide whether the token endpoint accepts a client, before and after. */
export type SwitchedOn = {
  readonly clientId: string;
  readonly before: { readonly isOAuthOn: boolean; readonly flows: readonly string[] };
  readonly after: { readonly isOAuthOn: boolean; readonly flows: readonly string[] };
};

/**
 * Lets a client get tokens: switches on OAuth and adds the flow client_credentials. The run does everything, under the
 * client's lease: one read, one update, and another read only if the update had to wait or its answer was lost. The run
 * fails with changed-meanwhile if the client is not as the person saw it, denied for a client that is suspended, has
 * people signing in or is not for machines, invalid if there is nothing to do, otherwise as `changeClient`.
 */
export const switchOnOAuth = act({
  name: "switch on OAuth",
  permission: "edit client",
  input: clientAsSeen,
  subject: clientSubject,
  plan: async (pool, { clientId, changedAt }) => {
    const asked = await namedClient(pool, clientId);
    if (!asked.ok) return asked;
    return ok({
      ...asked.value,
      trace: { object: { kind: "client", id: clientId } },
      run: () =>
        aloneWithClient(pool, clientId, async (lease) => {
          const suspension = await suspensionOf(pool.id, clientId);
          if (!suspension.ok) return suspension;
          const suspended = standing(suspension.value);
          const switched = await changeClient(pool, lease, clientId, async (seen) => {
            const { client } = seen;
            if (client.changedAt !== changedAt) return failed(problem("changed-meanwhile"));
            const before = { isOAuthOn: client.isOAuthOn, flows: seen.flows };
            const objection = suspended ? isSuspended(suspended.suspendedBy) : objectionTo(client, before);
            if (objection) return failed(objection);
            const flows = before.flows.includes(GRANT) ? before.flows : [...before.flows, GRANT];
            return ok({
              ...switchTo(seen, { isOAuthOn: true, flows }),
              value: { clientId, before, after: { isOAuthOn: true, flows } },
            });
          });
          if (!switched.ok) return switched;
          // A suspension that somebody else ended needs no warning any more.
          if (suspension.value) await forgetSuspension(pool.id, clientId);
          return ok(switched.value.value);
        }),
    });
  },
  trail: ({ clientId, before, after }) => ({
    ...aboutClient(clientId),
    before,
    after,
  }),
});

/** A change of whether a client gets tokens, from its settings as read. `isDone` recognises the changed client. */
export const switchTo = ({ client, settings }: WritableClient, to: ClientSwitch) => ({
  settings: withSwitch(settings, to),
  isDone: (fresh: WritableClient) =>
    fresh.client.isOAuthOn === to.isOAuthOn &&
    textOf(fresh.client.authFlows) === textOf(to.authFlows ?? client.authFlows),
  value: null,
});

const textOf = (flows: readonly string[]) => flows.toSorted().join();

const GRANT = "client_credentials";

/** Whether the token endpoint takes a client's own secret. */
export const isOnForTokens = ({ client, flows }: WritableClient): boolean =>
  client.isOAuthOn && flows.includes(GRANT);

const isSuspended = (by: string) =>
  problem("denied", {
    message: `This client was suspended by ${by}. Nothing was changed. Ask them before you enable it.`,
  });

function objectionTo(client: AppClient, { isOAuthOn, flows }: SwitchedOn["before"]): Problem | null {
  // Cognito allows client_credentials beside neither flow (API reference, UpdateUserPoolClient).
  if (!isM2m(client.kind) || flows.some((flow) => flow !== GRANT))
    return problem("denied", {
      message:
        "This is a user sign-in client, so it can’t get M2M tokens. Nothing was changed. Create an M2M client instead.",
    });
  if (isOAuthOn && flows.length > 0)
    return problem("invalid", { message: "OAuth is already enabled, so nothing was changed." });
  if (client.scopes.length > 0) return null;
  return problem("invalid", { message: "This client has no scopes. Edit it to add one first." });
}

import "server-only";
import {
  describeWritable,
  updateClient,
  type WritableClient,
  type WritableSettings,
} from "@/lib/aws/cognito/writable-client";
import type { Pool } from "@/lib/domain/access/roles";
import { type AppClient, isM2m } from "@/lib/domain/client/client";
import { standing } from "@/lib/domain/access/ownership";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { remember } from "@/lib/inventory/own-writes";
import type { Plan } from "@/lib/acts/plan";
import { forgetSuspension, suspensionOf } from "@/lib/store/suspensions";

type OAuthFlow = NonNullable<WritableSettings["AllowedOAuthFlows"]>[number];

/** What of a client decides whether the token endpoint takes it, before and after. */
export type SwitchedOn = {
  readonly clientId: string;
  readonly before: { readonly isOAuthOn: boolean; readonly flows: OAuthFlow[] };
  readonly after: { readonly isOAuthOn: boolean; readonly flows: OAuthFlow[] };
};

/**
 * Lets a client get tokens at the token endpoint: OAuth on, and the flow client_credentials. One read, one update, and
 * one read more only where the answer was lost. Answers changed-meanwhile where the client is another than the person
 * saw, denied for one that is suspended, has people signing in or is not for machines, invalid where there is nothing
 * to do, store-unreachable, otherwise as `describeWritable`; its run otherwise as `updateClient`.
 */
export async function planSwitchOn(
  pool: Pool,
  { clientId, changedAt }: { clientId: string; changedAt: string },
): Promise<Result<Plan<SwitchedOn>>> {
  const [found, suspension] = await Promise.all([
    describeWritable(pool, clientId),
    suspensionOf(pool.id, clientId),
  ]);
  if (!found.ok) return found;
  if (!suspension.ok) return suspension;
  const { client, settings } = found.value;
  if (client.changedAt !== changedAt) return failed(problem("changed-meanwhile"));
  const before = { isOAuthOn: client.isOAuthOn, flows: settings.AllowedOAuthFlows ?? [] };
  const suspended = standing(suspension.value);
  const objection = suspended ? isSuspended(suspended.suspendedBy) : objectionTo(client, before);
  if (objection) return failed(objection);
  const after = {
    isOAuthOn: true,
    flows: before.flows.includes(GRANT) ? before.flows : [...before.flows, GRANT],
  };
  return ok({
    trace: { object: { kind: "client", id: clientId } },
    run: async () => {
      const on = { ...settings, AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: after.flows };
      const switched = await switchOAuth(pool, found.value, on);
      if (!switched.ok) return switched;
      // One that somebody else ended is no warning any more.
      if (suspension.value) await forgetSuspension(pool.id, clientId);
      return ok({ clientId, before, after });
    },
  });
}

/**
 * Updates a client to `wanted`, which differs in its OAuth switch, and tells the inventory. Answers unreachable where
 * the answer was lost and the switch is as it was, otherwise as `updateClient`.
 */
export async function switchOAuth(
  pool: Pool,
  seen: WritableClient,
  wanted: WritableSettings,
): Promise<Result<AppClient>> {
  const updated = await updateClient(pool, seen.client.clientId, wanted);
  if (updated.ok) remember(pool, updated.value, seen);
  if (updated.ok || updated.problem.code !== "unknown-outcome") return updated;
  const fresh = await describeWritable(pool, seen.client.clientId);
  if (!fresh.ok) return updated;
  remember(pool, fresh.value.client, seen);
  const isDone = fresh.value.client.isOAuthOn === wanted.AllowedOAuthFlowsUserPoolClient;
  return isDone ? ok(fresh.value.client) : failed(problem("unreachable"));
}

const GRANT: OAuthFlow = "client_credentials";

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

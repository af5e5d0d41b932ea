import "server-only";
import { describeWritable, isAuthFlow, type WritableSettings } from "@/lib/cognito/writable-client";
import type { Pool } from "@/lib/domain/access";
import { type AppClient, isM2m } from "@/lib/domain/client";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { Plan } from "@/lib/inventory/plan";
import { switchOAuth } from "@/lib/inventory/switch-oauth";
import { forgetSuspension, saveSuspension, suspensionOf } from "@/lib/store/suspensions";

/**
 * Ends a client's token requests at once and leaves flows, scopes, id and secrets as they are. What it was before is
 * kept first. One read, one update, and one read more only where the answer was lost. Answers as `describeWritable`,
 * denied for a client that is not for machines, store-unreachable; its run otherwise as `updateClient`.
 */
export async function planSuspension(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Plan<AppClient>>> {
  const found = await describeWritable(pool, clientId);
  if (!found.ok) return found;
  if (!isM2m(found.value.client.kind)) return failed(problem("denied", { message: notForMachines }));
  const { settings } = found.value;
  const hasTokenApi = settings.ExplicitAuthFlows?.some((flow: string) => flow === TOKEN_API) ?? false;
  const before = {
    wasOAuthOn: settings.AllowedOAuthFlowsUserPoolClient ?? false,
    authFlows: hasTokenApi ? (settings.ExplicitAuthFlows ?? null) : null,
  };
  return ok({
    trace: { object: { kind: "client", id: clientId } },
    run: async () => {
      const kept = await saveSuspension(pool.id, clientId, before, pool.person.email);
      if (!kept.ok) return kept;
      const off: WritableSettings = {
        ...settings,
        AllowedOAuthFlowsUserPoolClient: false,
        ...(hasTokenApi && { ExplicitAuthFlows: [HARMLESS] }),
      };
      const suspended = await switchOAuth(pool, found.value, off);
      const isSurelyNotDone = !suspended.ok && suspended.problem.code !== "unknown-outcome";
      if (isSurelyNotDone && kept.value) await forgetSuspension(pool.id, clientId);
      return suspended;
    },
  });
}

/**
 * Restores what a client was before it was suspended here; one that was switched off elsewhere, or never on, is
 * switched on. Calls and answers as `planSuspension`.
 */
export async function planResumption(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Plan<AppClient>>> {
  const [found, suspension] = await Promise.all([
    describeWritable(pool, clientId),
    suspensionOf(pool.id, clientId),
  ]);
  if (!found.ok) return found;
  if (!suspension.ok) return suspension;
  if (!isM2m(found.value.client.kind) && suspension.value === null)
    return failed(problem("denied", { message: notForMachines }));
  const { wasOAuthOn = true, authFlows = null } = suspension.value ?? {};
  const { settings } = found.value;
  const on: WritableSettings = {
    ...settings,
    AllowedOAuthFlowsUserPoolClient: wasOAuthOn,
    ...(authFlows && { ExplicitAuthFlows: authFlows.filter(isAuthFlow) }),
  };
  return ok({
    trace: { object: { kind: "client", id: clientId } },
    run: async () => {
      const resumed = await switchOAuth(pool, found.value, on);
      if (resumed.ok) await forgetSuspension(pool.id, clientId);
      return resumed;
    },
  });
}

const notForMachines =
  "This client is not for machines, so the console leaves it alone. Nothing was changed.";

/** The flow by which GetClientToken gives tokens without the OAuth switch; it excludes all others (API reference). */
const TOKEN_API = "ALLOW_CLIENT_TOKEN_AUTH";
/** Lets nobody in by itself. Without any flow Cognito would add three for people. */
const HARMLESS = "ALLOW_REFRESH_TOKEN_AUTH";

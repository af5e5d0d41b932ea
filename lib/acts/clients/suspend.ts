import "server-only";
import { now } from "@/lib/process/clock";
import {
  describeWritable,
  isAuthFlow,
  type WritableClient,
  type WritableSettings,
} from "@/lib/aws/cognito/writable-client";
import type { Pool } from "@/lib/domain/access/roles";
import { type AppClient, isM2m } from "@/lib/domain/client/client";
import type { Suspension } from "@/lib/domain/access/ownership";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { namedInProduction, type Plan } from "@/lib/acts/plan";
import { followNow } from "@/lib/inventory/shelf";
import { switchOAuth } from "@/lib/acts/clients/switching";
import { forgetSuspension, saveSuspension, suspensionOf } from "@/lib/store/suspensions";

/** A client after its switch was turned, and whether it was on before. */
type Switched = AppClient & { readonly wasOAuthOn: boolean };

/**
 * Ends a client's token requests at once and leaves flows, scopes, id and secrets as they are. What it was before is
 * kept first. One read, one update, and one read more only where the answer was lost. Answers as `describeWritable`,
 * denied for a client that is not for machines, store-unreachable; its run otherwise as `updateClient`.
 */
export async function planSuspension(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Plan<Switched>>> {
  const found = await describeWritable(pool, clientId);
  if (!found.ok) return found;
  if (!isM2m(found.value.client.kind)) return failed(problem("denied", { message: notForMachines }));
  const { settings } = found.value;
  const hasTokenApi = settings.ExplicitAuthFlows?.some((flow: string) => flow === TOKEN_API) ?? false;
  return ok({
    ...confirmed(pool, found.value),
    run: async () => {
      const known = await suspensionOf(pool.id, clientId);
      if (!known.ok) return known;
      const kept = await keepBefore(pool, found.value, known.value);
      if (!kept.ok) return kept;
      const off: WritableSettings = {
        ...settings,
        AllowedOAuthFlowsUserPoolClient: false,
        ...(hasTokenApi && { ExplicitAuthFlows: [HARMLESS] }),
      };
      const suspended = await switchOAuth(pool, found.value, off);
      const isSurelyNotDone = !suspended.ok && suspended.problem.code !== "unknown-outcome";
      if (isSurelyNotDone && known.value) await saveSuspension(pool.id, clientId, known.value);
      else if (isSurelyNotDone) await forgetSuspension(pool.id, clientId);
      await followNow(pool.id);
      return switched(found.value, suspended);
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
): Promise<Result<Plan<Switched>>> {
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
    ...confirmed(pool, found.value),
    run: async () => {
      const resumed = await switchOAuth(pool, found.value, on);
      if (resumed.ok) await forgetSuspension(pool.id, clientId);
      await followNow(pool.id);
      return switched(found.value, resumed);
    },
  });
}

const switched = ({ client: before }: WritableClient, after: Result<AppClient>): Result<Switched> =>
  after.ok ? ok({ ...after.value, wasOAuthOn: before.isOAuthOn }) : after;

const confirmed = (pool: Pool, { client }: WritableClient) => ({
  trace: { object: { kind: "client", id: client.clientId } },
  ...namedInProduction(pool, client),
});

/**
 * Keeps what the client is before it is suspended. One that is off already keeps what the first suspension saw. Where
 * somebody else has switched it on meanwhile, the flows that we had put into the place of its own are no state to restore.
 */
async function keepBefore(
  pool: Pool,
  { client, settings }: WritableClient,
  known: Suspension | null,
): Promise<Result<null>> {
  if (known && !client.isOAuthOn) return ok(null);
  const flows = settings.ExplicitAuthFlows ?? [];
  const isOurs = flows.length === 1 && flows[0] === HARMLESS;
  return saveSuspension(pool.id, client.clientId, {
    wasOAuthOn: client.isOAuthOn,
    authFlows: flows.some((flow: string) => flow === TOKEN_API)
      ? flows
      : (isOurs && known?.authFlows) || null,
    suspendedAt: new Date(now()).toISOString(),
    suspendedBy: pool.person.email,
    endedAt: null,
  });
}

const notForMachines =
  "This client is not for machines, so the console leaves it alone. Nothing was changed.";

/** The flow by which GetClientToken gives tokens without the OAuth switch; it excludes all others (API reference). */
const TOKEN_API = "ALLOW_CLIENT_TOKEN_AUTH";
/** Lets nobody in by itself. Without any flow Cognito would add three for people. */
const HARMLESS = "ALLOW_REFRESH_TOKEN_AUTH";

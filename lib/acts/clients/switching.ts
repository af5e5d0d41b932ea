import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { aloneWithClient, type ChangedClient } from "@/lib/acts/clients/change";
import { asksForNames, type Plan, refuseMoved } from "@/lib/acts/plan";
import type { WritableClient } from "@/lib/aws/cognito/writable-client";
import type { Suspension } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import { type AppClient, getsTokens } from "@/lib/domain/client/client";
import type { SeenClient } from "@/lib/domain/client/id";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { recentClient } from "@/lib/inventory/clients";
import { followNow } from "@/lib/inventory/shelf";
import type { Lease } from "@/lib/store/leases";

/** A client after OAuth was switched, and whether OAuth was on before. */
type Switched = AppClient & { readonly wasOAuthOn: boolean };

/** A switch of OAuth for the audit trail. */
export const switchTrail = ({ clientId, wasOAuthOn, isOAuthOn }: Switched) => ({
  ...aboutClient(clientId),
  before: { isOAuthOn: wasOAuthOn },
  after: { isOAuthOn },
});

type RefuseOther = (seen: WritableClient) => Result<never> | null;

/**
 * Plans a switch of OAuth by `run`, under the client’s lease. Asks for its name where changes are confirmed. `run` refuses
 * a client that was renamed since, or changed since the person saw it.
 */
export async function planSwitch(
  pool: Pool,
  seen: SeenClient,
  run: (lease: Lease, refuseOther: RefuseOther) => Promise<Result<ChangedClient<null>>>,
): Promise<Result<Plan<Switched>>> {
  const { clientId } = seen;
  const known = asksForNames(pool) ? await recentClient(pool, clientId) : null;
  if (known && !known.ok) return known;
  const refuseOther = ({ client }: WritableClient) => {
    const moved = refuseMoved(seen, client);
    return moved ?? (known && known.value.name !== client.name ? renamed : null);
  };
  return ok({
    trace: { object: { kind: "client", id: clientId } },
    ...(known && { typedName: known.value.name }),
    run: async () => {
      const done = await aloneWithClient(pool, clientId, (lease) => run(lease, refuseOther));
      await followNow(pool.id);
      return done.ok ? ok({ ...done.value.client, wasOAuthOn: done.value.seen.client.isOAuthOn }) : done;
    },
  });
}

/** Whether a client gets no tokens for programs: suspended here or switched off elsewhere. */
export const isOff = ({ client }: WritableClient): boolean => !getsTokens(client);

/** Whether a client has the settings that its suspension saved; without a suspension, whether OAuth is on. */
export function isAsBefore({ client }: WritableClient, suspension: Suspension | null): boolean {
  const { wasOAuthOn = true, authFlows = null } = suspension ?? {};
  const hasFlows = authFlows === null || authFlows.every((flow) => client.authFlows.includes(flow));
  return client.isOAuthOn === wasOAuthOn && hasFlows;
}

const renamed = failed(
  problem("changed-meanwhile", {
    message: "This client was renamed after you opened the page. Nothing was changed. Reload the page.",
  }),
);

/** This flow alone signs nobody in. Without any flow, Cognito would add three for people. */
export const HARMLESS = "ALLOW_REFRESH_TOKEN_AUTH";

/** Whether a client has only the flow that a suspension puts in place of the client's own flows. */
export const hasOurFlow = ({ authFlows }: AppClient): boolean =>
  authFlows.length === 1 && authFlows[0] === HARMLESS;

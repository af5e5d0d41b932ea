import "server-only";
import { config } from "@/lib/config";
import type { Pool } from "@/lib/domain/access/roles";
import { type AppClient, whyNoChange } from "@/lib/domain/client/client";
import type { SeenClient } from "@/lib/domain/client/id";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { recentClient } from "@/lib/inventory/clients";
import type { IntentTrace } from "@/lib/store/audit/intents";

/** What an act is about to do, after all reads and refusals that come before the first write. */
export type Plan<T> = {
  readonly run: () => Promise<Result<T>>;
  /** The facts that show the outcome later if the answer is lost. */
  readonly trace?: Partial<IntentTrace>;
  /** The text that the person must type in the field `typedName`, because the act cannot be undone or changes are confirmed there. */
  readonly typedName?: string;
};

/** The refusal of a client that is not for machines. */
export const notForMachines = failed(
  problem("denied", {
    message: `${whyNoChange("people")} Nothing was changed.`,
  }),
);

/** The refusal of a client that changed since the person saw it; null if it did not, or nobody says when they saw it. */
export const refuseMoved = (
  { changedAt }: Pick<SeenClient, "changedAt">,
  client: Pick<AppClient, "changedAt">,
): Result<never> | null =>
  changedAt === undefined || changedAt === client.changedAt ? null : failed(problem("changed-meanwhile"));

/** What an act asks the person to type; nothing where changes are not confirmed. */
type Asked = Pick<Plan<never>, "typedName">;

/** Whether each change in this pool asks for the typed name of what it changes (CONFIRM_ENVIRONMENTS). */
export const asksForNames = ({ environment }: Pick<Pool, "environment">): boolean =>
  config().confirmedEnvironments.includes(environment);

/** Asks for the name of an object before it is changed, where changes are confirmed. */
export const named = (pool: Pool, { name }: { readonly name: string }): Asked =>
  asksForNames(pool) ? { typedName: name } : {};

/** The same for a client by its id. No call where nothing is asked, otherwise as `recentClient`. */
export async function namedClient(pool: Pool, clientId: string): Promise<Result<Asked>> {
  if (!asksForNames(pool)) return ok({});
  const client = await recentClient(pool, clientId);
  return client.ok ? ok(named(pool, client.value)) : client;
}

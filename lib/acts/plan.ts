import "server-only";
import { isProduction, type Pool } from "@/lib/domain/access/roles";
import { type AppClient, whyNoChange } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import type { IntentTrace } from "@/lib/store/audit/intents";

/** What an act is about to do, after all reads and refusals that come before the first write. */
export type Plan<T> = {
  readonly run: () => Promise<Result<T>>;
  /** The facts that show the outcome later if the answer is lost. */
  readonly trace?: Partial<IntentTrace>;
  /** The text that the person must type in the field `typedName`, because the act cannot be undone. */
  readonly typedName?: string;
};

/** The refusal of a client that is not for machines. */
export const notForMachines = failed(
  problem("denied", {
    message: `${whyNoChange("people")} Nothing was changed.`,
  }),
);

/** In production the client's name must be typed before the client loses anything. */
export const namedInProduction = (pool: Pool, client: AppClient): Pick<Plan<never>, "typedName"> =>
  isProduction(pool.environment) ? { typedName: client.name } : {};

import "server-only";
import { isProduction, type Pool } from "@/lib/domain/access/roles";
import { type AppClient, whyNoChange } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import type { IntentTrace } from "@/lib/store/audit/intents";

/** What an act is about to do, once everything that can be read and refused beforehand has been. */
export type Plan<T> = {
  readonly run: () => Promise<Result<T>>;
  /** What finds out later what came of it, where its answer is lost. */
  readonly trace?: Partial<IntentTrace>;
  /** What the person must have typed in the field `typedName`, because it cannot be undone. */
  readonly typedName?: string;
};

/** The refusal of a client that is not for machines. */
export const notForMachines = failed(
  problem("denied", {
    message: `${whyNoChange("people")} Nothing was changed.`,
  }),
);

/** In production the client's name has to be typed before anything is taken from it. */
export const namedInProduction = (pool: Pool, client: AppClient): Pick<Plan<never>, "typedName"> =>
  isProduction(pool.environment) ? { typedName: client.name } : {};

import "server-only";
import type { Result } from "@/lib/domain/result";
import type { IntentTrace } from "@/lib/store/intents";

/** What an act is about to do, once everything that can be read and refused beforehand has been. */
export type Plan<T> = {
  readonly run: () => Promise<Result<T>>;
  /** What finds out later what came of it, where its answer is lost. */
  readonly trace?: Partial<IntentTrace>;
  /** What the person must have typed in the field `typedName`, because it cannot be undone. */
  readonly typedName?: string;
};

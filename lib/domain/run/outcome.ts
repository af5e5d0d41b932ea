import { isClosed, type Problem, type ProblemCode, whenReading } from "@/lib/domain/problem";
import type { Result } from "@/lib/domain/result";
import type { ChangeKind } from "@/lib/domain/run/change";
import type { ItemState } from "@/lib/domain/run/item";

/**
 * What follows from the answer of an act for the item and its run: the item ends; it waits again, because its failure
 * passes; it waits, and the run pauses or stops; or its form shows what became of it.
 */
export type Outcome =
  | { readonly is: "ended"; readonly state: ItemState; readonly sentence: string | null }
  | { readonly is: "again" | "paused" | "stopped"; readonly sentence: string }
  | { readonly is: "unconfirmed" | "look" };

/** Failures that did nothing and pass by themselves. */
const passing: readonly ProblemCode[] = [
  "busy",
  "throttled",
  "too-often",
  "unreachable",
  "sign-in-unreachable",
  "store-unreachable",
];

/** Those of them that need not be about the other clients of the run. */
const ofOneClient: readonly ProblemCode[] = ["busy", "unreachable"];

/** Failures that every other client of the run would have too, until somebody acts. */
const common: readonly ProblemCode[] = ["aws-credentials", "wrong-clock", "no-pool"];

/** What follows from the answer of an act that a run performed on one client. */
export function outcomeOf(kind: ChangeKind, result: Result<unknown>): Outcome {
  if (result.ok) return ended("done", null);
  const { code, message, fields } = result.problem;
  if (code === "signed-out") return { is: "unconfirmed" };
  if (code === "no-role") return { is: "stopped", sentence: noRole };
  if (code === "unknown-outcome" || code === "already-sent") return { is: "look" };
  if (passing.includes(code)) return { is: "again", sentence: causeOf(result.problem) };
  if (common.includes(code) || isClosed(code)) return { is: "paused", sentence: causeOf(result.problem) };
  if (code === "changed-meanwhile") return ended("skipped", changed);
  if (code === "not-found")
    return kind === "delete" ? ended("unchanged", "It no longer exists.") : ended("skipped", gone);
  // No form shows the sentence of a field here.
  const [sentence = message] = code === "invalid" ? Object.values(fields) : [];
  return ended("failed", sentence);
}

/** The same after the last try: a failure of this client alone ends it, and any other pauses the run. */
export function lastOutcomeOf(kind: ChangeKind, result: Result<unknown>): Outcome {
  const outcome = outcomeOf(kind, result);
  if (result.ok || outcome.is !== "again") return outcome;
  const { code, message } = result.problem;
  return ofOneClient.includes(code) ? ended("failed", message) : { is: "paused", sentence: outcome.sentence };
}

/** Why it failed, without what to do: the run tries again by itself. */
const causeOf = (problem: Problem) => whenReading(problem).message.replace(/ Try again in [^.]+\./, "");

const ended = (state: ItemState, sentence: string | null): Outcome => ({ is: "ended", state, sentence });

const changed = "It was changed after the dry run, so it was left as it is.";
const gone = "It no longer exists, so nothing was changed.";
const noRole = "The role of the person who ordered it no longer allows this change.";

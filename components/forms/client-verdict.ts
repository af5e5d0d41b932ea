import type { NoAnswer } from "@/components/forms/json-answer";

/** The outcome for one client of a run: done, put back as it was, skipped for a reason, or failed and worth a retry. */
export type Verdict = {
  readonly is: "done" | "back" | "refused" | "failed";
  readonly words: string;
};

export type Answer<V extends Verdict> = {
  readonly verdict: V;
  /** Whether every other client would be answered the same. */
  readonly isEverybodys: boolean;
};

/** The verdict on a client whose request was not answered with a value. */
export function verdictOf(posted: NoAnswer): Answer<Verdict> {
  const { code, message } = posted.is === "refused" ? posted : { code: "", message: silent };
  const is = refusals.includes(code) ? "refused" : "failed";
  return { verdict: { is, words: message }, isEverybodys: is === "failed" && !ofOne.includes(code) };
}

const silent =
  "Clientele didn’t respond. This client may or may not have been changed: check before retrying.";

/** Codes that one client causes, and faults that may not hit the next client. Any other code would hit every client. */
const refusals = ["denied", "invalid", "not-found"];
const ofOne = ["busy", "changed-meanwhile", "unknown-outcome", "throttled", "unreachable", "refused"];

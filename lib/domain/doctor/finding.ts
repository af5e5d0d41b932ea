/**
 * One check of the doctor and its result. A note is about something that is off or unknown but no fault. `advice` says
 * what to do, and names the setting or the IAM action.
 */
export type Finding = {
  readonly check: string;
  readonly status: "ok" | "problem" | "note";
  readonly message: string;
  readonly advice: string | null;
};

export const fine = (check: string, message: string): Finding => ({
  check,
  status: "ok",
  message,
  advice: null,
});

export const wrong = (check: string, message: string, advice: string): Finding => ({
  check,
  status: "problem",
  message,
  advice,
});

export const noted = (check: string, message: string, advice: string): Finding => ({
  check,
  status: "note",
  message,
  advice,
});

/** The findings of one run, and when it ended (epoch milliseconds). */
export type DoctorReport = { readonly at: number; readonly findings: readonly Finding[] };

/** How many of the findings are problems. */
export const problemsIn = (findings: readonly Finding[]): number =>
  findings.filter(({ status }) => status === "problem").length;

/** The same in words. */
export function findingsInWords(findings: readonly Finding[]): string {
  const problems = problemsIn(findings);
  if (problems === 0) return "No problems found.";
  return problems === 1 ? "1 problem found." : `${problems} problems found.`;
}

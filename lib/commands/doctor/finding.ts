/**
 * One check of the doctor and its result. A note is about something that is off or unknown but no fault. `advice` says
 * what to do, and names the setting or the IAM action.
 */
export type Finding = {
  check: string;
  status: "ok" | "problem" | "note";
  message: string;
  advice: string | null;
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

/** The findings as lines for people, or as one JSON document; and whether there is any problem among them. */
export function reportOf(findings: readonly Finding[], isJson: boolean): { text: string; isWell: boolean } {
  const problems = findings.filter(({ status }) => status === "problem").length;
  const isWell = problems === 0;
  if (isJson)
    return { text: JSON.stringify({ status: isWell ? "ok" : "problem", findings }, null, 2), isWell };
  const lines = findings.flatMap(({ check, status, message, advice }) => [
    `${status.padEnd(8)} ${check}: ${message}`,
    ...(advice === null ? [] : [`         To do: ${advice}`]),
  ]);
  const sum = isWell
    ? "No problems found."
    : problems === 1
      ? "1 problem found."
      : `${problems} problems found.`;
  return { text: [...lines, sum].join("\n"), isWell };
}

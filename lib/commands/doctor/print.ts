import { type Finding, findingsInWords } from "@/lib/domain/doctor/finding";

/** The findings as lines for people, or as one JSON document; and whether there is any problem among them. */
export function reportOf(findings: readonly Finding[], isJson: boolean): { text: string; isWell: boolean } {
  const isWell = findings.every(({ status }) => status !== "problem");
  if (isJson)
    return { text: JSON.stringify({ status: isWell ? "ok" : "problem", findings }, null, 2), isWell };
  const lines = findings.flatMap(({ check, status, message, advice }) => [
    `${status.padEnd(8)} ${check}: ${message}`,
    ...(advice === null ? [] : [`         To do: ${advice}`]),
  ]);
  return { text: [...lines, findingsInWords(findings)].join("\n"), isWell };
}

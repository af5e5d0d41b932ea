/** An instant (ISO 8601) as sentences name it, to the second: "2026-11-22 14:02:31 UTC". */
export const inUtc = (iso: string): string => `${iso.slice(0, 19).replace("T", " ")} UTC`;

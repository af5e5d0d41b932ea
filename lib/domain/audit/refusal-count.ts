/** Refusals of one person within a minute that get a row of the audit trail each. */
const ROWS_A_MINUTE = 100;

/**
 * What the trail gets for somebody's refusal of this number within a minute: a row of its own, a row that says how many
 * there were by then (the first without its own, the 1,000th, the 10,000th and so on), or none.
 */
export function rowOfRefusal(count: number): "its own" | "the count" | "none" {
  if (count <= ROWS_A_MINUTE) return "its own";
  const isRound = count >= 1_000 && Number.isInteger(Math.log10(count));
  return count === ROWS_A_MINUTE + 1 || isRound ? "the count" : "none";
}

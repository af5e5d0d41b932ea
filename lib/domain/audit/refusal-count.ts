/** Refusals of one person within a minute that get a row of the audit trail each. */
const ROWS_A_MINUTE = 100;

/**
 * How the trail records the refusal of this number for one person within a minute: by a row of its own, by a row with
 * the count so far (the 101st, the 1,000th, the 10,000th and so on), or not at all.
 */
export function rowOfRefusal(count: number): "its own" | "the count" | "none" {
  if (count <= ROWS_A_MINUTE) return "its own";
  const isRound = count >= 1_000 && Number.isInteger(Math.log10(count));
  return count === ROWS_A_MINUTE + 1 || isRound ? "the count" : "none";
}

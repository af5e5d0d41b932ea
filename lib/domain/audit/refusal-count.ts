/** Refusals of one person within a minute that get a row of the audit trail each. */
const ROWS_A_MINUTE = 100;

/**
 * How the trail records the refusal of this number for one person within a minute, or another event of which `most` get
 * a row: by a row of its own, by a row with the count so far (the one after `most`, the 1,000th, the 10,000th and so
 * on), or not at all.
 */
export function rowOfRefusal(count: number, most = ROWS_A_MINUTE): "its own" | "the count" | "none" {
  if (count <= most) return "its own";
  const isRound = count >= 1_000 && Number.isInteger(Math.log10(count));
  return count === most + 1 || isRound ? "the count" : "none";
}

import type { FindingSearch } from "@/lib/domain/finding/search";
import { countOf, type RuleCounts } from "@/lib/domain/finding/tally";
import { DAY_MS } from "@/lib/domain/secret/secret";

/** Over how many days a trend is told. */
const TREND_DAYS = 30;

/** The day of an instant in UTC: "2026-12-01". `at` is in epoch milliseconds. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The day to compare today with, of those that were counted: the last one 30 or more days ago, else the first. */
export function trendDay(days: readonly string[], at: number): string | null {
  const wanted = dayOf(at - TREND_DAYS * DAY_MS);
  const past = days.filter((day) => day < dayOf(at)).sort();
  return past.filter((day) => day <= wanted).at(-1) ?? past[0] ?? null;
}

/** A difference in words: "12 more than on 2026-11-01". */
export function trendInWords(count: number, before: number, day: string): string {
  if (count === before) return `As many as on ${day}`;
  const more = Math.abs(count - before).toLocaleString("en");
  return `${more} ${count > before ? "more" : "fewer"} than on ${day}`;
}

/** What was counted on an earlier day, for the comparison with today. */
export type Trend = { readonly day: string; readonly counts: RuleCounts };

/**
 * How the number of findings of a search has changed, as the end of a sentence. Null where that is not known: only open
 * findings are counted, by environment and rule.
 */
export function trendOf(
  count: number,
  { owner, state, rule, severity }: Omit<FindingSearch, "page">,
  { day, counts }: Trend,
): string | null {
  if (owner !== undefined || state === "waived") return null;
  return `. ${trendInWords(count, countOf(counts, { rule, severity }), day)}.`;
}

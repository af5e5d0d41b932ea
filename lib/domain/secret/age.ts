import { DAY_MS, maxAgeAt } from "@/lib/domain/secret/secret";

/** The ages, in days, that the list marks and counts by. */
export const AGE_MARKS = [30, 90, 180, 365] as const;

/** A range of ages in whole days: older than `over`, and at most `upTo`. Null for no such limit. */
export type AgeRange = { readonly over: number | null; readonly upTo: number | null };

/** The ranges that secrets are counted in, from the youngest to the oldest. */
export const ageRanges: readonly AgeRange[] = [null, ...AGE_MARKS].map((over, index) => ({
  over,
  upTo: AGE_MARKS[index] ?? null,
}));

/** The age of a secret in whole days, as people count them; `now` is in epoch milliseconds. */
export const ageInDays = (createdAt: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(createdAt)) / DAY_MS));

/** A function that finds the index of a secret's age in `ageRanges`, at the instant `now`. */
export function rangeFinder(now: number): (createdAt: string) => number {
  const limits = AGE_MARKS.map((days) => maxAgeAt(days, now).madeUntil);
  return (createdAt) => {
    const first = limits.findIndex((limit) => createdAt > limit);
    return first === -1 ? limits.length : first;
  };
}

/** An age in one unit: days up to 60, months up to 23, then years. */
export function shortAge(days: number): string {
  if (days < 61) return `${days} d`;
  const months = Math.floor(days / 30.4375);
  return months < 24 ? `${months} mo` : `${Math.floor(days / 365.25)} y`;
}

/** A range in days, as a label: "≤ 30", "30–90", "> 365". */
export function rangeLabel({ over, upTo }: AgeRange): string {
  if (over === null) return `≤ ${upTo}`;
  return upTo === null ? `> ${over}` : `${over}–${upTo}`;
}

/** How an age is marked: `danger` over a year; `warn` over half a year or the limit. */
export function toneOfAge(days: number, isTooOld: boolean): "neutral" | "warn" | "danger" {
  if (days > 365) return "danger";
  return days > 180 || isTooOld ? "warn" : "neutral";
}

const LONGEST_DAYS = 1_096;

/** Where an age stands between 0 and 1 on a logarithmic scale of three years. */
export const onAgeScale = (days: number): number =>
  Math.min(1, Math.log(1 + days) / Math.log(1 + LONGEST_DAYS));

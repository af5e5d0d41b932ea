import { z } from "zod";
import { isRuleId, type RuleId, rules } from "@/lib/domain/finding/judge";
import { type Severity, severities } from "@/lib/domain/finding/rule";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";

/** The open findings of a pool, counted by rule. Rules that found nothing are left out. */
export type RuleCounts = Readonly<Partial<Record<RuleId, number>>>;

/** The open findings of a pool, counted by rule and by the team that owns what they are about. */
type Tally = { readonly rules: RuleCounts; readonly teams: ReadonlyMap<string, number> };

/** Counts the open ones among findings. */
export function tallyOf(findings: readonly PlacedFinding[]): Tally {
  const counts: Partial<Record<RuleId, number>> = {};
  const teams = new Map<string, number>();
  for (const { rule, ownerTeam, isWaived } of findings) {
    if (isWaived) continue;
    counts[rule] = (counts[rule] ?? 0) + 1;
    if (ownerTeam !== null) teams.set(ownerTeam, (teams.get(ownerTeam) ?? 0) + 1);
  }
  return { rules: counts, teams };
}

/** The counts in a stored text. Rules that this release does not know are left out. */
export function countsIn(text: string): RuleCounts {
  const known: Partial<Record<RuleId, number>> = {};
  for (const [rule, count] of Object.entries(stored.parse(JSON.parse(text))))
    if (isRuleId(rule)) known[rule] = count;
  return known;
}

const stored = z.record(z.string(), z.int().nonnegative());

const entriesOf = (counts: RuleCounts) =>
  Object.entries(counts).flatMap(([rule, count]) => (isRuleId(rule) ? [[rule, count] as const] : []));

/** All counts together. */
export function sumOf(counts: readonly RuleCounts[]): RuleCounts {
  const sum: Partial<Record<RuleId, number>> = {};
  for (const one of counts) for (const [rule, count] of entriesOf(one)) sum[rule] = (sum[rule] ?? 0) + count;
  return sum;
}

/** The counts by severity, the most urgent first. */
export const bySeverity = (counts: RuleCounts): { severity: Severity; count: number }[] =>
  severities.map((severity) => ({ severity, count: countOf(counts, { severity }) }));

/** How many findings there are, of one rule or one severity where that is asked for. */
export const countOf = (
  counts: RuleCounts,
  { rule, severity }: { rule?: RuleId | undefined; severity?: Severity | undefined } = {},
): number =>
  entriesOf(counts).reduce(
    (sum, [id, count]) =>
      (rule === undefined || id === rule) && (severity === undefined || rules[id].severity === severity)
        ? sum + count
        : sum,
    0,
  );

/** The rules that found something, the most urgent first, and of those the ones with the most findings. */
export const worstFirst = (counts: RuleCounts): { rule: RuleId; count: number }[] =>
  entriesOf(counts)
    .filter(([, count]) => count > 0)
    .map(([rule, count]) => ({ rule, count }))
    .sort((one, other) => urgency(one.rule) - urgency(other.rule) || other.count - one.count);

const urgency = (rule: RuleId) => severities.indexOf(rules[rule].severity);

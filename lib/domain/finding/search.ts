import { z } from "zod";
import { isRuleId, type RuleId, rules } from "@/lib/domain/finding/judge";
import { type Severity, severities } from "@/lib/domain/finding/rule";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";
import { ownerParameter, pageParameter } from "@/lib/domain/list/parse";
import { NO_OWNER } from "@/lib/domain/list/url";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { queryOf } from "@/lib/domain/text/query-parameters";
import { environmentParameter, optional, text, wrongParameter } from "@/lib/domain/text/query-shape";

const filters = {
  environment: environmentParameter,
  severity: optional(z.enum(severities, `must be one of ${severities.join(", ")}.`)),
  rule: optional(text.max(40).refine(isRuleId, "must be the ID of a rule.")),
  owner: ownerParameter,
  state: optional(z.enum(["open", "waived"], "must be open or waived.")),
};

const shape = z.strictObject({ ...filters, page: pageParameter });

/** A search of the findings, as the URL holds it. Without a state, of the open ones. */
export type FindingSearch = Omit<z.infer<typeof shape>, "page"> & { readonly page: number };

/** The parameters of an export: the filters and the format. */
export const findingsQuery = z.strictObject({ ...filters, format: z.enum(["csv", "json"]) });

/** What each filter is called. */
export const filterLabels = {
  environment: "Environment",
  severity: "Severity",
  rule: "Rule",
  owner: "Owner team",
  state: "State",
} as const;

const labels = { ...filterLabels, page: "Page" };

/**
 * The search that a URL's parameters describe. Fails with invalid, and a sentence, if one is unknown or malformed:
 * ignoring it would show more than the person asked for.
 */
export function readFindingSearch(
  given: Record<string, string | string[] | undefined>,
): Result<FindingSearch> {
  const read = shape.safeParse(given);
  if (read.success) return ok({ ...read.data, page: Number(read.data.page ?? 1) });
  const [wrong] = read.error.issues.map((issue) => wrongParameter(issue, "Findings have", labels));
  return failed(problem("invalid", { message: `${wrong?.sentence} Correct it to see the findings.` }));
}

/** The parameters that describe a search, with these changes: the inverse of `readFindingSearch`. */
export const findingQuery = (
  { page: _page, ...search }: FindingSearch,
  changed: Record<string, string | undefined> = {},
): URLSearchParams => queryOf({ ...search, ...changed });

/** Whether any filter is set, beside the state. */
export const isFindingSearchNarrowed = ({ environment, severity, rule, owner }: FindingSearch): boolean =>
  [environment, severity, rule, owner].some((filter) => filter !== undefined);

/**
 * The findings that fit a search, the most urgent rules first. Those of a rule keep their order: by pool, then by name. They
 * are not sorted, because a fleet has hundreds of thousands.
 */
export function findingsThatFit(
  all: readonly PlacedFinding[],
  { environment, severity, rule, owner, state = "open" }: Omit<FindingSearch, "page">,
): PlacedFinding[] {
  const isWaived = state === "waived";
  const team = owner === NO_OWNER ? null : owner;
  const found = new Map<string, PlacedFinding[]>(order.map((id) => [id, []]));
  for (const it of all) {
    if (it.isWaived !== isWaived || (environment !== undefined && it.environment !== environment)) continue;
    if (rule !== undefined && it.rule !== rule) continue;
    if (severity !== undefined && rules[it.rule].severity !== severity) continue;
    if (team === undefined || it.ownerTeam === team) found.get(it.rule)?.push(it);
  }
  return [...found.values()].flat();
}

/** The rules, the most urgent first. */
const order = Object.entries(rules)
  .sort(
    ([one, { severity }], [other, { severity: than }]) =>
      severities.indexOf(severity) - severities.indexOf(than) || one.localeCompare(other, "en"),
  )
  .map(([id]) => id);

/** The findings of one rule, counted. */
export type RuleCount = {
  readonly rule: RuleId;
  readonly findings: number;
  readonly teams: number;
  readonly environments: readonly string[];
};

/** Counts findings by rule, in the order of their first ones. */
export function countByRule(findings: readonly PlacedFinding[]): RuleCount[] {
  const found = new Map<RuleId, { findings: number; teams: Set<string>; environments: Set<string> }>();
  for (const { rule, ownerTeam, environment } of findings) {
    const known = found.get(rule) ?? { findings: 0, teams: new Set(), environments: new Set() };
    known.findings += 1;
    if (ownerTeam !== null) known.teams.add(ownerTeam);
    known.environments.add(environment);
    found.set(rule, known);
  }
  return [...found].map(([rule, { findings: count, teams, environments }]) => ({
    rule,
    findings: count,
    teams: teams.size,
    environments: [...environments].sort(),
  }));
}

/** Counts findings by severity. */
export function countBySeverity(findings: readonly PlacedFinding[]) {
  const counts = new Map<Severity, number>();
  for (const { rule } of findings) {
    const { severity } = rules[rule];
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
  }
  return severities.map((severity) => ({ severity, count: counts.get(severity) ?? 0 }));
}

/** The teams that own what findings are about, in order. */
export function teamsIn(findings: readonly PlacedFinding[]): string[] {
  const teams = new Set<string>();
  for (const { ownerTeam } of findings) if (ownerTeam !== null) teams.add(ownerTeam);
  return [...teams].sort();
}

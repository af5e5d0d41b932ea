import { z } from "zod";
import { isRuleId, rules } from "@/lib/domain/finding/judge";
import { severities } from "@/lib/domain/finding/rule";
import type { WeighedFinding } from "@/lib/domain/finding/waiver";
import { POOL_ID } from "@/lib/domain/ids";
import { NO_OWNER } from "@/lib/domain/list/url";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { own } from "@/lib/domain/text/own";

/** A finding and the pool that it is in. */
export type PlacedFinding = WeighedFinding & { readonly poolId: string; readonly environment: string };

/** A form sends the fields that were left empty too. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), type.optional());

const text = z.string("is given twice.");

const filters = {
  pool: optional(text.regex(POOL_ID, "must be the ID of a user pool.")),
  severity: optional(z.enum(severities, `must be one of ${severities.join(", ")}.`)),
  rule: optional(text.max(40).refine(isRuleId, "must be the ID of a rule.")),
  owner: optional(text.max(128).regex(/^(none|team-.+)$/, "must be a team.")),
  state: optional(z.enum(["open", "waived"], "must be open or waived.")),
};

const shape = z.strictObject({
  ...filters,
  page: optional(text.regex(/^[1-9]\d{0,3}$/, "must be a page number.")),
});

/** A search of the findings, as the URL holds it. Without a state, of the open ones. */
export type FindingSearch = Omit<z.infer<typeof shape>, "page"> & { readonly page: number };

/** The parameters of an export: the filters and the format. */
export const findingsQuery = z.strictObject({ ...filters, format: z.enum(["csv", "json"]) });

const labels: Record<string, string> = {
  pool: "Environment",
  severity: "Severity",
  rule: "Rule",
  owner: "Owner team",
  state: "State",
  page: "Page",
};

/**
 * The search that a URL's parameters describe. Fails with invalid, and a sentence, if one is unknown or malformed:
 * ignoring it would show more than the person asked for.
 */
export function readFindingSearch(
  given: Record<string, string | string[] | undefined>,
): Result<FindingSearch> {
  const read = shape.safeParse(given);
  if (read.success) return ok({ ...read.data, page: Number(read.data.page ?? 1) });
  const [issue] = read.error.issues;
  const field = String(issue?.path[0] ?? "");
  const message =
    issue?.code === "unrecognized_keys"
      ? `Findings have no filter named “${issue.keys[0]}”.`
      : `“${own(labels, field) ?? field}” ${issue?.code === "too_big" ? "is too long." : issue?.message}`;
  return failed(problem("invalid", { message: `${message} Correct it to see the findings.` }));
}

/** The parameters that describe a search, with these changes: the inverse of `readFindingSearch`. */
export function findingQuery(
  { page: _page, ...search }: FindingSearch,
  changed: Record<string, string | undefined> = {},
): URLSearchParams {
  const all: Record<string, string | undefined> = { ...search, ...changed };
  return new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Whether any filter is set, beside the state. */
export const isFindingSearchNarrowed = ({ pool, severity, rule, owner }: FindingSearch): boolean =>
  [pool, severity, rule, owner].some((filter) => filter !== undefined);

/** The findings that fit a search, the most urgent first, then by rule, environment and name. */
export function findingsThatFit(
  all: readonly PlacedFinding[],
  { pool, severity, rule, owner, state = "open" }: Omit<FindingSearch, "page">,
): PlacedFinding[] {
  return all
    .filter(
      (it) =>
        it.isWaived === (state === "waived") &&
        (pool === undefined || it.poolId === pool) &&
        (severity === undefined || rules[it.rule].severity === severity) &&
        (rule === undefined || it.rule === rule) &&
        (owner === undefined || it.ownerTeam === (owner === NO_OWNER ? null : owner)),
    )
    .sort(
      (one, other) =>
        rankOf(one) - rankOf(other) ||
        one.environment.localeCompare(other.environment, "en") ||
        names.compare(one.object.name, other.object.name),
    );
}

const order = Object.keys(rules).sort(
  (one, other) => severityOf(one) - severityOf(other) || one.localeCompare(other, "en"),
);

function severityOf(rule: string): number {
  return isRuleId(rule) ? severities.indexOf(rules[rule].severity) : severities.length;
}

const ranks = new Map(order.map((rule, at) => [rule, at]));

const rankOf = ({ rule }: PlacedFinding) => ranks.get(rule) ?? order.length;

const names = new Intl.Collator("en");

/** The findings of one rule, counted. */
export type RuleCount = {
  readonly rule: PlacedFinding["rule"];
  readonly findings: number;
  readonly teams: number;
  readonly environments: readonly string[];
};

/** Counts sorted findings by rule, in their order. */
export function countByRule(findings: readonly PlacedFinding[]): RuleCount[] {
  const found = new Map<PlacedFinding["rule"], PlacedFinding[]>();
  for (const finding of findings) {
    const known = found.get(finding.rule);
    if (known) known.push(finding);
    else found.set(finding.rule, [finding]);
  }
  return [...found].map(([rule, all]) => ({
    rule,
    findings: all.length,
    teams: new Set(all.flatMap(({ ownerTeam }) => ownerTeam ?? [])).size,
    environments: [...new Set(all.map(({ environment }) => environment))].sort(),
  }));
}

/** Counts findings by severity. */
export const countBySeverity = (findings: readonly PlacedFinding[]) =>
  severities.map((severity) => ({
    severity,
    count: findings.filter(({ rule }) => rules[rule].severity === severity).length,
  }));

/** The teams that own what findings are about, in order. */
export const teamsIn = (findings: readonly PlacedFinding[]): string[] =>
  [...new Set(findings.flatMap(({ ownerTeam }) => ownerTeam ?? []))].sort();

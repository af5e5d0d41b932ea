import { SeverityBadge } from "@/components/findings/severity-badge";
import { SeverityBar } from "@/components/findings/severity-bar";
import { CountLink } from "@/components/overview/count-link";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { rules } from "@/lib/domain/finding/judge";
import { findingQuery } from "@/lib/domain/finding/search";
import { bySeverity, countOf, type RuleCounts, sumOf, worstFirst } from "@/lib/domain/finding/tally";
import { type Trend, trendInWords } from "@/lib/domain/finding/trend";
import type { PoolOverview } from "@/lib/domain/pool/overview";
import { routes } from "@/lib/domain/routes";

type Props = {
  pools: readonly Pick<PoolOverview, "environment" | "findings">[];
  /** What was counted in the same pools on an earlier day; null where nothing was. */
  trend: Trend | null;
};

const SHOWN = 6;

/** The open findings of all pools: by severity, whether they grow, and the rules that found most of what is urgent. */
export function Attention({ pools, trend }: Props) {
  const counts = sumOf(pools.flatMap(({ findings }) => findings?.counts ?? []));
  const uncounted = pools.filter(({ findings }) => findings === null).map(({ environment }) => environment);
  const found = worstFirst(counts);
  return (
    <Card
      title="Needs attention"
      hint={hintOf(counts, trend, uncounted)}
      action={
        <TextLink href={routes.findings} className="text-table">
          All findings
        </TextLink>
      }
    >
      <div className="flex flex-col gap-3">
        <SeverityBar
          counts={bySeverity(counts).map((it) => ({
            ...it,
            href: routes.findingsFound(findingQuery({ severity: it.severity, page: 1 })),
          }))}
        />
        {found.length === 0 && uncounted.length === 0 ? (
          <p className="text-ink-muted">No open findings.</p>
        ) : null}
        <ul className="divide-y divide-line text-table">
          {found.slice(0, SHOWN).map(({ rule, count }) => (
            <li key={rule} className="flex items-center gap-3 py-2">
              <span className="w-16 shrink-0">
                <SeverityBadge severity={rules[rule].severity} />
              </span>
              <span className="min-w-0 flex-1 wrap-anywhere">{rules[rule].title}</span>
              <span className="tabular-nums">
                <CountLink
                  count={count}
                  href={routes.findingsFound(findingQuery({ rule, page: 1 }))}
                  label={rules[rule].title}
                />
              </span>
            </li>
          ))}
        </ul>
        {found.length > SHOWN ? (
          <p className="text-small">
            <TextLink href={routes.findings}>
              {found.length - SHOWN} more {found.length - SHOWN === 1 ? "rule has" : "rules have"} findings
            </TextLink>
          </p>
        ) : null}
      </div>
    </Card>
  );
}

/** A trend compares everything, so where a pool was not counted there is none. */
function hintOf(counts: RuleCounts, trend: Trend | null, uncounted: readonly string[]) {
  if (uncounted.length > 0)
    return `Without ${uncounted.join(", ")}, where findings haven’t been counted yet.`;
  return trend ? `${trendInWords(countOf(counts), countOf(trend.counts), trend.day)}.` : undefined;
}

import { severityFills } from "@/components/findings/severity-bar";
import { CountLink } from "@/components/overview/count-link";
import { findingQuery } from "@/lib/domain/finding/search";
import { bySeverity, type RuleCounts } from "@/lib/domain/finding/tally";
import { type InPool, routes } from "@/lib/domain/routes";

type Props = { pool: InPool; counts: RuleCounts };

/** The open findings of a pool by severity, each a link to their list. */
export function SeverityLinks({ pool, counts }: Props) {
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1 tabular-nums">
      {bySeverity(counts).map(({ severity, count }) => (
        <span key={severity} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden="true" className={`size-2 rounded-full ${severityFills[severity]}`} />
          <CountLink
            count={count}
            href={routes.findingsFound(findingQuery({ environment: pool.environment, severity, page: 1 }))}
            label={`findings in ${pool.environment}`}
          />
          {severity}
        </span>
      ))}
    </span>
  );
}

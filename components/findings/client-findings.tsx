import { SeverityBadge } from "@/components/findings/severity-badge";
import { WaiveFinding, type WaiverActs } from "@/components/findings/waive-finding";
import { WaiverLine } from "@/components/findings/waiver-line";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { fixHref } from "@/lib/domain/finding/fix";
import { rules } from "@/lib/domain/finding/judge";
import { severities } from "@/lib/domain/finding/rule";
import { type PlacedFinding, waivedOf } from "@/lib/domain/finding/waiver";

type Props = {
  findings: readonly PlacedFinding[];
  mayWaive: boolean;
  acts: WaiverActs;
};

/** What the rules find in one client: open findings first, the most urgent at the top. Renders nothing if there are none. */
export function ClientFindings({ findings, mayWaive, acts }: Props) {
  if (findings.length === 0) return null;
  const sorted = findings.toSorted(
    (one, other) => Number(one.isWaived) - Number(other.isWaived) || urgencyOf(one) - urgencyOf(other),
  );
  const open = findings.filter(({ isWaived }) => !isWaived).length;
  return (
    <Card title="Findings" hint={open === 1 ? "1 open finding." : `${open} open findings.`}>
      <ul className="divide-y divide-line">
        {sorted.map((finding) => (
          <li key={finding.rule} className="flex items-start gap-3 py-2 first:pt-0 last:pb-0">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <SeverityBadge severity={rules[finding.rule].severity} />
                <span className="font-medium">{rules[finding.rule].title}</span>
              </p>
              <p className="text-table text-ink-muted wrap-anywhere">
                {finding.evidence} <Fix finding={finding} />
              </p>
              <WaiverLine {...finding} />
            </div>
            {mayWaive ? (
              <WaiveFinding
                {...acts}
                {...waivedOf(finding)}
                poolId={finding.poolId}
                title={rules[finding.rule].title}
                name={finding.object.name}
                isWaived={finding.isWaived}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What to do: a link, unless it is done on the client’s overview itself. */
function Fix({ finding }: { finding: PlacedFinding }) {
  const { at, fix } = rules[finding.rule];
  if (at === "client") return `${fix}.`;
  return <TextLink href={fixHref(finding)}>{fix}</TextLink>;
}

const urgencyOf = ({ rule }: PlacedFinding) => severities.indexOf(rules[rule].severity);

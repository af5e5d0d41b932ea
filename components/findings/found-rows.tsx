import { SeverityBadge } from "@/components/findings/severity-badge";
import { WaiveFinding, type WaiverActs } from "@/components/findings/waive-finding";
import { WaiverLine } from "@/components/findings/waiver-line";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { TextLink } from "@/components/ui/text-link";
import { noKnownOwner } from "@/lib/domain/access/ownership";
import { fixHref, objectHref } from "@/lib/domain/finding/fix";
import { rules } from "@/lib/domain/finding/judge";
import { type PlacedFinding, waivedOf } from "@/lib/domain/finding/waiver";

type Props = {
  findings: readonly PlacedFinding[];
  /** Whether the page names the rule that found them all. */
  isOfOneRule?: boolean;
  /** The pools in which the person may waive. */
  waivesIn: readonly string[];
  acts: WaiverActs;
};

const columns = [
  { label: "Object", width: "22%" },
  { label: "Environment", width: "7.5rem" },
  "Finding",
  { label: "Owner", width: "12%" },
  { label: "What to do", width: "16%" },
  { label: "Actions", isQuiet: true },
];

/** Findings, one a row: its object, its evidence, its owner, and the page where it is fixed. */
export function FoundRows({ findings, isOfOneRule = false, waivesIn, acts }: Props) {
  return (
    <Table label="Findings" columns={columns}>
      {findings.map((finding) => (
        <FoundRow
          key={`${finding.poolId} ${finding.rule} ${finding.object.id}`}
          finding={finding}
          isOfOneRule={isOfOneRule}
          mayWaive={waivesIn.includes(finding.poolId)}
          acts={acts}
        />
      ))}
    </Table>
  );
}

type RowProps = Pick<Props, "acts"> & { finding: PlacedFinding; isOfOneRule: boolean; mayWaive: boolean };

function FoundRow({ finding, isOfOneRule, mayWaive, acts }: RowProps) {
  const { poolId, environment, rule, object, ownerTeam, evidence } = finding;
  const { title, severity, fix } = rules[rule];
  return (
    <TableRow>
      <TableCell column="Object" kind="name">
        <TextLink href={objectHref(finding)} className="wrap-anywhere whitespace-normal">
          {object.name}
        </TextLink>
        {object.kind === "client" ? (
          <span className="block text-small text-ink-muted">
            <MiddleCut text={object.id} mono />
          </span>
        ) : (
          <span className="block text-small text-ink-muted first-letter:uppercase">{object.kind}</span>
        )}
      </TableCell>
      <TableCell column="Environment">
        <EnvironmentBadge name={environment} />
      </TableCell>
      <TableCell column="Finding">
        <div className="flex flex-col gap-0.5 whitespace-normal sm:py-1.5 wrap-anywhere">
          {isOfOneRule ? null : (
            <span className="flex flex-wrap items-center gap-x-2">
              <SeverityBadge severity={severity} />
              <span className="font-medium">{title}</span>
            </span>
          )}
          <span className={isOfOneRule ? undefined : "text-ink-muted"}>{evidence}</span>
          <WaiverLine {...finding} />
        </div>
      </TableCell>
      <TableCell column="Owner">
        {ownerTeam === null ? (
          <span className="text-ink-muted">{noKnownOwner}</span>
        ) : (
          <span className="wrap-anywhere whitespace-normal">{ownerTeam}</span>
        )}
      </TableCell>
      <TableCell column="What to do">
        <TextLink href={fixHref(finding)} className="whitespace-normal">
          {fix}
        </TextLink>
      </TableCell>
      <TableCell column="Actions" kind="actions">
        {mayWaive ? (
          <WaiveFinding
            {...acts}
            {...waivedOf(finding)}
            poolId={poolId}
            title={title}
            name={object.name}
            isWaived={finding.isWaived}
          />
        ) : null}
      </TableCell>
    </TableRow>
  );
}

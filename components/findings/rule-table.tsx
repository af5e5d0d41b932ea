import { SeverityBadge } from "@/components/findings/severity-badge";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { TextLink } from "@/components/ui/text-link";
import type { Severity } from "@/lib/domain/finding/rule";

type Props = {
  rules: readonly {
    id: string;
    title: string;
    severity: Severity;
    findings: number;
    teams: number;
    environments: readonly string[];
    /** The address of its findings. */
    href: string;
  }[];
};

const columns = [
  "Rule",
  { label: "Severity", width: "8rem" },
  { label: "Findings", width: "7rem", align: "right" as const },
  { label: "Teams", width: "6rem", align: "right" as const },
  { label: "Environments", width: "22%" },
];

/** The rules that found something, the most urgent first. */
export function RuleTable({ rules }: Props) {
  return (
    <Table label="Findings by rule" columns={columns}>
      {rules.map(({ id, title, severity, findings, teams, environments, href }) => (
        <TableRow key={id}>
          <TableCell column="Rule" kind="name">
            <TextLink href={href} className="whitespace-normal">
              {title}
            </TextLink>
          </TableCell>
          <TableCell column="Severity">
            <SeverityBadge severity={severity} />
          </TableCell>
          <TableCell column="Findings" kind="figure">
            <TextLink href={href}>{findings.toLocaleString("en")}</TextLink>
          </TableCell>
          <TableCell column="Teams" kind="figure">
            {teams.toLocaleString("en")}
          </TableCell>
          <TableCell column="Environments">
            <span className="flex flex-wrap gap-1">
              {environments.map((name) => (
                <EnvironmentBadge key={name} name={name} />
              ))}
            </span>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

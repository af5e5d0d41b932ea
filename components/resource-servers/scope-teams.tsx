import { holdersHref } from "@/components/resource-servers/holders-link";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { TextLink } from "@/components/ui/text-link";
import { noKnownOwner } from "@/lib/domain/access/ownership";
import type { PoolShown } from "@/lib/domain/access/roles";
import { NO_OWNER } from "@/lib/domain/list/url";
import type { TeamMatrix } from "@/lib/domain/scope/team-matrix";

type Props = {
  pool: PoolShown;
  matrix: TeamMatrix;
  /** Whether every client has been read, so that no count is too low. */
  isWhole: boolean;
};

/** Which teams' clients have which scopes. Each count is a link to these clients; the darker, the more. */
export function ScopeTeams({ pool, matrix, isWhole }: Props) {
  const { teams, teamsLeft, rows, most } = matrix;
  const labels = teams.map((team) => team || noKnownOwner);
  const others = `${teamsLeft} more ${teamsLeft === 1 ? "team" : "teams"}`;
  const columns = [
    { label: "Scope", width: "26%" },
    ...labels.map((label) => ({ label, align: "right" as const })),
    ...(teamsLeft > 0 ? [{ label: others, align: "right" as const }] : []),
  ];
  const hrefOf = (scope: string, team: string) => holdersHref(pool, { scope, owner: team || NO_OWNER });
  return (
    <Card
      title="Clients by team"
      hint={
        isWhole
          ? "How many clients of each team have each scope."
          : "How many clients of each team have each scope, at least: some clients are still loading."
      }
    >
      <Table label="Clients by scope and team" columns={columns}>
        {rows.map(({ full, name, counts, rest }) => (
          <TableRow key={full}>
            <TableCell column="Scope" kind="name">
              <code translate="no" className="font-mono text-code wrap-anywhere">
                {name}
              </code>
            </TableCell>
            {teams.map((team, at) => {
              const count = counts[at] ?? 0;
              const label = labels[at] ?? team;
              return (
                <TableCell key={label} column={label} kind="figure">
                  {count === 0 ? (
                    <span className="px-2 text-ink-faint">0</span>
                  ) : (
                    <TextLink
                      href={hrefOf(full, team)}
                      aria-label={`${count} of ${label} with ${name}`}
                      className={`inline-block min-w-8 rounded-chip px-2 py-0.5 text-right tabular-nums ${shadeOf(count, most)}`}
                    >
                      {count.toLocaleString("en")}
                    </TextLink>
                  )}
                </TableCell>
              );
            })}
            {teamsLeft > 0 ? (
              <TableCell column={others} kind="figure">
                {rest.toLocaleString("en")}
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </Table>
    </Card>
  );
}

const shades = ["bg-accent/8", "bg-accent/14", "bg-accent/20", "bg-accent/26"];

/** The number says the same, so the shade carries nothing alone. */
const shadeOf = (count: number, most: number) =>
  shades[Math.min(shades.length - 1, Math.floor(((count - 1) / most) * shades.length))] ?? "";

import type { ResourceServer } from "@/lib/domain/scope";
import type { ScopeUsage } from "@/lib/domain/scope/holder";
import { own } from "@/lib/domain/text/own";

/** How many clients of each team have each scope of a resource server. */
export type TeamMatrix = {
  /** The teams with the most clients first; an empty name stands for clients without a known owner, and is last. */
  readonly teams: readonly string[];
  /** Teams that have no column of their own. */
  readonly teamsLeft: number;
  readonly rows: readonly {
    readonly full: string;
    readonly name: string;
    /** One count for each of `teams`. */
    readonly counts: readonly number[];
    /** The clients of the teams that have no column. */
    readonly rest: number;
  }[];
  /** The highest count of a cell. */
  readonly most: number;
};

/** More columns than this do not fit beside each other. */
const COLUMNS = 6;

/** The matrix of a resource server; null where no team is known to have a client with one of its scopes. */
export function teamMatrix(
  { scopes }: ResourceServer,
  { teams }: Pick<ScopeUsage, "teams">,
): TeamMatrix | null {
  const totals = new Map<string, number>();
  for (const { full } of scopes)
    for (const [team, count] of Object.entries(own(teams, full) ?? {}))
      totals.set(team, (totals.get(team) ?? 0) + count);
  const named = [...totals.keys()]
    .filter((team) => team !== "")
    .sort(
      (one, other) => (totals.get(other) ?? 0) - (totals.get(one) ?? 0) || one.localeCompare(other, "en"),
    );
  if (named.length === 0) return null;
  const shown = [...named.slice(0, COLUMNS), ...(totals.has("") ? [""] : [])];
  const left = named.slice(COLUMNS);
  const rows = scopes.map(({ full, name }) => {
    const countOf = (team: string) => own(own(teams, full) ?? {}, team) ?? 0;
    return {
      full,
      name,
      counts: shown.map(countOf),
      rest: left.reduce((sum, team) => sum + countOf(team), 0),
    };
  });
  return {
    teams: shown,
    teamsLeft: left.length,
    rows,
    most: Math.max(...rows.flatMap(({ counts }) => counts)),
  };
}

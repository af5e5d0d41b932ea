import { z } from "zod";
import type { PoolAddress } from "@/lib/domain/access/roles";
import { isM2m } from "@/lib/domain/client/client";
import { type ClientRow, ownerParameter, pageParameter } from "@/lib/domain/list/parse";
import { LONGEST_SEARCH, NO_OWNER } from "@/lib/domain/list/url";
import { isDiffering } from "@/lib/domain/matrix/cell";
import type { Column, MatrixRow } from "@/lib/domain/matrix/row";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { queryOf } from "@/lib/domain/text/query-parameters";
import { optional, text, wrongParameter } from "@/lib/domain/text/query-shape";

/** The most environments that stand side by side. */
export const MOST_COLUMNS = 6;

const environment = text.max(64);

const filters = {
  env: optional(
    z
      .union([environment.transform((one) => [one]), z.array(environment)], "must be names of environments.")
      .refine((all) => all.length <= MOST_COLUMNS, `must name at most ${MOST_COLUMNS} environments.`)
      .refine((all) => new Set(all).size === all.length, "names an environment twice."),
  ),
  q: optional(text.max(LONGEST_SEARCH)),
  show: optional(z.enum(["differences"], "must be differences.")),
  missing: optional(environment),
  owner: ownerParameter,
  kind: optional(z.enum(["people", "all"], "must be people or all.")),
};

const shape = z.strictObject({ ...filters, page: pageParameter });

/**
 * A search of the matrix, as the URL holds it: the environments side by side (default: the first six), part of a name or
 * an ID, only rows with differences, only rows without a client in one environment, an owner team, and the kind of
 * client (default: those for machines).
 */
export type MatrixSearch = Omit<z.infer<typeof shape>, "page"> & { readonly page: number };

/** The parameters of an export: the filters and the format. */
export const matrixExportQuery = z.strictObject({ ...filters, format: z.enum(["csv", "json"]) });

/** What each filter is called. */
export const matrixLabels = {
  env: "Environments",
  q: "Search",
  show: "Show",
  missing: "Missing in",
  owner: "Owner team",
  kind: "Kind",
  page: "Page",
} as const;

/**
 * The search that a URL's parameters describe. Fails with invalid, and a sentence, if one is unknown or malformed:
 * ignoring it would show more than the person asked for.
 */
export function readMatrixSearch(given: Record<string, string | string[] | undefined>): Result<MatrixSearch> {
  const read = shape.safeParse(given);
  if (read.success) return ok({ ...read.data, page: Number(read.data.page ?? 1) });
  const [wrong] = read.error.issues.map((issue) => wrongParameter(issue, "The matrix has", matrixLabels));
  return failed(problem("invalid", { message: `${wrong?.sentence} Correct it to see the matrix.` }));
}

/** The parameters that describe a search, with these changes: the inverse of `readMatrixSearch`. */
export const matrixQuery = (
  { page: _page, ...search }: MatrixSearch,
  changed: { readonly page?: string } = {},
): URLSearchParams => queryOf({ ...search, ...changed });

/**
 * The pools that stand side by side, in the order of the settings. Fails with invalid for an environment that the person
 * does not see, and for the filter of missing clients by one that is not among the columns.
 */
export function columnsOf<Pool extends Pick<PoolAddress, "environment">>(
  { env, missing }: Pick<MatrixSearch, "env" | "missing">,
  pools: readonly Pool[],
): Result<readonly Pool[]> {
  const unknown = env?.find((name) => !pools.some((pool) => pool.environment === name));
  if (unknown !== undefined) return refused(`You see no environment named “${unknown}”.`);
  const chosen = env ? pools.filter((pool) => env.includes(pool.environment)) : pools.slice(0, MOST_COLUMNS);
  if (missing !== undefined && !chosen.some((pool) => pool.environment === missing))
    return refused(`“${missing}” is not one of the environments side by side.`);
  return ok(chosen);
}

const refused = (sentence: string) =>
  failed(problem("invalid", { message: `${sentence} Correct it to see the matrix.` }));

/** The rows that fit a search, in their order, and how many cannot be judged yet, because settings were not read. */
export function rowsThatFit(
  all: readonly MatrixRow[],
  columns: readonly Pick<PoolAddress, "environment">[],
  { q, show, missing, owner, kind }: Omit<MatrixSearch, "page" | "env">,
): { rows: MatrixRow[]; undecided: number } {
  const part = q?.trim().toLowerCase();
  const missingAt = columns.findIndex((column) => column.environment === missing);
  const team = owner === NO_OWNER ? null : owner;
  let undecided = 0;
  const rows = all.filter((row) => {
    if (missing !== undefined && row.cells[missingAt]?.length !== 0) return false;
    const has = (fits: (client: ClientRow) => boolean) => row.cells.some((clients) => clients.some(fits));
    if (
      kind !== "all" &&
      !has(({ client }) => client === null || isM2m(client.kind) === (kind === undefined))
    )
      return false;
    if (team !== undefined && !has(({ ownerTeam }) => ownerTeam === team)) return false;
    if (
      part &&
      !isNamed(part, row.name) &&
      !has((it) => isNamed(part, it.name) || isNamed(part, it.clientId))
    )
      return false;
    if (show === undefined) return true;
    const found = isDiffering(row);
    if (found === null) undecided += 1;
    return found === true;
  });
  return { rows, undecided };
}

const isNamed = (part: string, name: string) => name.toLowerCase().includes(part);

/** The teams that own clients of the columns, in order. */
export function teamsIn(columns: readonly Pick<Column, "rows">[]): string[] {
  const teams = new Set<string>();
  for (const { rows } of columns)
    for (const { ownerTeam } of rows) if (ownerTeam !== null) teams.add(ownerTeam);
  return [...teams].sort();
}

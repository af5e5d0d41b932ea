import { Columns3 } from "lucide-react";
import type { Metadata } from "next";
import { ConsoleFrame } from "@/app/console-frame";
import { linkClient } from "@/app/matrix/actions";
import { GapsNotice } from "@/components/findings/gaps-notice";
import { HelpLink } from "@/components/help/help-link";
import { MatrixFilters } from "@/components/matrix/matrix-filters";
import { MatrixTable } from "@/components/matrix/matrix-table";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonLook } from "@/components/ui/button-look";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/table/pagination";
import { requirePerson } from "@/lib/auth/person";
import { poolsOf } from "@/lib/aws/cognito/pools";
import type { Person, Pool } from "@/lib/domain/access/roles";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { matrixFields } from "@/lib/domain/matrix/filter-form";
import {
  columnsOf,
  type MatrixSearch,
  matrixQuery,
  readMatrixSearch,
  rowsThatFit,
  teamsIn,
} from "@/lib/domain/matrix/search";
import { shownCells } from "@/lib/domain/matrix/shown-cell";
import { suggester } from "@/lib/domain/matrix/suggestion";
import { routes } from "@/lib/domain/routes";
import { matrixOf } from "@/lib/inventory/matrix";
import { protectionOf } from "@/lib/inventory/protection";
import { maxSecretAge } from "@/lib/inventory/rotation-settings";

export const metadata: Metadata = { title: "Environments" };

export default async function MatrixPage({ searchParams }: PageProps<"/matrix">) {
  const person = await requirePerson();
  const pools = poolsOf(person);
  const search = readMatrixSearch(await searchParams);
  const chosen = search.ok ? columnsOf(search.value, pools) : search;
  return (
    <ConsoleFrame person={person}>
      <PageHeader title="Environments side by side">
        Each app client in its environments, by name: where it is missing and what differs.{" "}
        <HelpLink page="app-teams" section="environments-side-by-side">
          About this page
        </HelpLink>
      </PageHeader>
      {search.ok && chosen.ok ? (
        <Matrix person={person} search={search.value} chosen={chosen.value} all={pools} />
      ) : null}
      {chosen.ok ? null : <UnreadNotice problem={chosen.problem} />}
    </ConsoleFrame>
  );
}

type Props = { person: Person; search: MatrixSearch; chosen: readonly Pool[]; all: readonly Pool[] };

async function Matrix({ person, search, chosen, all }: Props) {
  const read = await matrixOf(chosen);
  if (!read.ok) return <UnreadNotice problem={read.problem} />;
  const { matrix, columns, gaps, asOf } = read.value;
  const { rows, undecided } = rowsThatFit(matrix.rows, columns, search);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const page = Math.min(search.page, pages);
  const first = (page - 1) * PAGE_ROWS;
  const shown = rows.slice(first, first + PAGE_ROWS);
  const suggest = suggester(matrix, columns);
  const environments = columns.map(({ environment }) => environment);
  const ofPage = (to: number) =>
    to < 1 || to > pages ? undefined : routes.matrixFound(matrixQuery(search, { page: String(to) }));
  return (
    <>
      <GapsNotice title="Some clients may be missing" gaps={gaps} />
      <MatrixFilters
        q={search.q ?? ""}
        fields={matrixFields(search, environments, teamsIn(columns))}
        environments={all.map(({ environment: name }) => ({ name, isShown: environments.includes(name) }))}
      />
      <section data-wide aria-label="Clients by environment" className="flex flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <p role="status" className="text-table text-ink-muted tabular-nums">
            {countInWords(rows.length, undecided)}
          </p>
          <span className="flex flex-wrap gap-2">
            {(["csv", "json"] as const).map((format) => (
              // A plain link: it answers with a file, or with a sentence that says why not.
              <a
                key={format}
                href={routes.matrixExport(format, matrixQuery(search))}
                className={buttonLook("secondary", "small")}
              >
                Export {format.toUpperCase()}
              </a>
            ))}
          </span>
        </div>
        {rows.length === 0 ? (
          <NoRows isNarrowed={rows.length < matrix.rows.length} />
        ) : (
          <>
            <MatrixTable
              environments={environments}
              rows={shown.map((row) => ({
                name: row.name,
                cells: shownCells(row, columns, { person, protectionOf }, suggest),
              }))}
              asOf={asOf}
              maxAge={maxSecretAge()}
              link={linkClient}
            />
            <Pagination label="Clients" previousHref={ofPage(page - 1)} nextHref={ofPage(page + 1)}>
              {first + 1}–{first + shown.length} of {rows.length.toLocaleString("en")}
            </Pagination>
          </>
        )}
      </section>
    </>
  );
}

function countInWords(count: number, undecided: number): string {
  const rows = count === 1 ? "1 client" : `${count.toLocaleString("en")} clients`;
  if (undecided === 0) return `${rows}.`;
  return `${rows}. ${undecided.toLocaleString("en")} more can’t be compared yet, because settings haven’t been read.`;
}

function NoRows({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <EmptyState
      title="No matching clients."
      action={<ButtonLink href={routes.matrix}>Show all clients</ButtonLink>}
    />
  ) : (
    <EmptyState icon={<Columns3 />} title="No app clients yet." />
  );
}

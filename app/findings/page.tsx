import { ShieldCheck } from "lucide-react";
import { permanentRedirect } from "next/navigation";
import { ConsoleFrame } from "@/app/console-frame";
import { unwaive, waive } from "@/app/findings/actions";
import { filteredTitle } from "@/app/titles";
import { EvidenceLink } from "@/components/audit/evidence-link";
import { FindingFilters } from "@/components/findings/finding-filters";
import { FoundRows } from "@/components/findings/found-rows";
import { GapsNotice } from "@/components/findings/gaps-notice";
import { RuleCard } from "@/components/findings/rule-card";
import { RuleTable } from "@/components/findings/rule-table";
import { SeverityBar } from "@/components/findings/severity-bar";
import { HelpLink } from "@/components/help/help-link";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonLook } from "@/components/ui/button-look";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/table/pagination";
import { requirePerson } from "@/lib/auth/person";
import { poolsOf } from "@/lib/aws/cognito/pools";
import type { Pool } from "@/lib/domain/access/roles";
import { filterFields } from "@/lib/domain/finding/filter-form";
import { rules } from "@/lib/domain/finding/judge";
import { controls } from "@/lib/domain/finding/rule";
import {
  countByRule,
  countBySeverity,
  type FindingSearch,
  findingQuery,
  findingsThatFit,
  isFindingSearchNarrowed,
  readFindingSearch,
  teamsIn,
} from "@/lib/domain/finding/search";
import { type Trend, trendOf } from "@/lib/domain/finding/trend";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { withEnvironment } from "@/lib/domain/old-address";
import { may } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { fleetFindings } from "@/lib/inventory/findings";
import { earlierCounts } from "@/lib/inventory/fleet/counts";

export const generateMetadata = filteredTitle("Findings");

export default async function FindingsPage({ searchParams }: PageProps<"/findings">) {
  const person = await requirePerson();
  const pools = poolsOf(person);
  const parameters = await searchParams;
  const moved = withEnvironment(parameters, pools);
  if (moved) permanentRedirect(routes.findingsFound(moved));
  const read = readFindingSearch(parameters);
  const search = read.ok ? read.value : null;
  const inFrame = pools.find(({ environment }) => environment === search?.environment);
  const [{ findings, gaps }, trend] = await Promise.all([
    fleetFindings(pools),
    earlierCounts(search?.environment === undefined ? pools : inFrame ? [inFrame] : []),
  ]);
  return (
    <ConsoleFrame person={person} pool={inFrame}>
      <PageHeader title="Findings" action={<EvidenceLink />}>
        What {Object.keys(rules).length} rules find in your environments, by what Clientele remembers.{" "}
        <HelpLink page="auditors" section="findings">
          About findings
        </HelpLink>
      </PageHeader>
      <GapsNotice title="Some findings may be missing" gaps={gaps} />
      {search ? (
        <Findings search={search} all={findings} pools={pools} trend={gaps.length === 0 ? trend : null} />
      ) : null}
      {read.ok ? null : <UnreadNotice problem={read.problem} />}
    </ConsoleFrame>
  );
}

type Props = {
  search: FindingSearch;
  all: readonly PlacedFinding[];
  pools: readonly Pool[];
  /** Null where nothing was counted earlier, or not everything can be counted now. */
  trend: Trend | null;
};

function Findings({ search, all, pools, trend }: Props) {
  const ofAnySeverity = findingsThatFit(all, { ...search, severity: undefined });
  const found = search.severity === undefined ? ofAnySeverity : findingsThatFit(ofAnySeverity, search);
  const rule = search.rule === undefined ? null : rules[search.rule];
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  const page = Math.min(search.page, pages);
  const first = (page - 1) * PAGE_ROWS;
  const shown = found.slice(first, first + PAGE_ROWS);
  const hrefOf = (changed: Record<string, string | undefined>) =>
    routes.findingsFound(findingQuery(search, changed));
  const ofPage = (to: number) => (to < 1 || to > pages ? undefined : hrefOf({ page: String(to) }));
  return (
    <>
      <SeverityBar
        counts={countBySeverity(ofAnySeverity).map((it) => ({
          ...it,
          href: hrefOf({ severity: it.severity }),
        }))}
      />
      <FindingFilters fields={filterFields(search, pools, teamsIn(all))} />
      {rule ? <RuleCard {...rule} controls={rule.controls.map((control) => controls[control])} /> : null}
      <section data-wide aria-label="Findings" className="flex flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <p role="status" className="text-table text-ink-muted tabular-nums">
            {countInWords(found.length, search)}
            {trend ? trendOf(found.length, search, trend) : null}
          </p>
          <span className="flex flex-wrap gap-2">
            {(["csv", "json"] as const).map((format) => (
              // A plain link: it answers with a file, or with a sentence that says why not.
              <a
                key={format}
                href={routes.findingsExport(format, findingQuery(search))}
                className={buttonLook("secondary", "small")}
              >
                Export {format.toUpperCase()}
              </a>
            ))}
          </span>
        </div>
        {found.length === 0 ? <NoFindings search={search} /> : null}
        {found.length > 0 && rule === null ? (
          <RuleTable
            rules={countByRule(found).map((it) => ({
              ...it,
              id: it.rule,
              title: rules[it.rule].title,
              severity: rules[it.rule].severity,
              href: hrefOf({ rule: it.rule }),
            }))}
          />
        ) : null}
        {found.length > 0 ? (
          <>
            <FoundRows
              findings={shown}
              isOfOneRule={rule !== null}
              waivesIn={pools
                .filter(({ person, environment }) => may(person, "waive finding", environment))
                .map(({ id }) => id)}
              acts={{ waive, unwaive }}
            />
            <Pagination label="Findings" previousHref={ofPage(page - 1)} nextHref={ofPage(page + 1)}>
              {first + 1}–{first + shown.length} of {found.length.toLocaleString("en")}
            </Pagination>
          </>
        ) : null}
      </section>
    </>
  );
}

function countInWords(count: number, { state }: FindingSearch): string {
  const kind = state === "waived" ? "waived" : "open";
  return count === 1 ? `1 ${kind} finding` : `${count.toLocaleString("en")} ${kind} findings`;
}

function NoFindings({ search }: { search: FindingSearch }) {
  if (isFindingSearchNarrowed(search))
    return (
      <EmptyState
        title="No matching findings."
        action={<ButtonLink href={routes.findings}>Show all findings</ButtonLink>}
      />
    );
  if (search.state === "waived") return <EmptyState title="No waived findings." />;
  return (
    <EmptyState icon={<ShieldCheck />} title="No open findings.">
      {Object.keys(rules).length} rules were run just now.
    </EmptyState>
  );
}

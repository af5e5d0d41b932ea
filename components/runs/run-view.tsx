"use client";

import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { RunBadge } from "@/components/runs/run-badge";
import { RunItems } from "@/components/runs/run-items";
import { RunNotices } from "@/components/runs/run-notices";
import { RunSummary } from "@/components/runs/run-summary";
import { type RunPage, useRunProgress } from "@/components/runs/use-run-progress";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/table/pagination";
import { TabsNav } from "@/components/ui/tabs-nav";
import { Moment } from "@/components/ui/text/moment";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { changeInWords } from "@/lib/domain/run/change";
import { countOf, type ItemState } from "@/lib/domain/run/item";
import { canRetry, PAGE_ITEMS } from "@/lib/domain/run/run";
import { totalsOf } from "@/lib/domain/run/words";
import { clientsInWords } from "@/lib/domain/scope/holder";
import { queryOf } from "@/lib/domain/text/query-parameters";

type Props = {
  first: RunPage;
  /** Which items the page shows: those of one state, or all; and which hundred of them. */
  search: { readonly state?: ItemState | undefined; readonly page: number };
  /** Why the person may not start or retry it, and why they may not stop it; null if they may. */
  whyNotStart: string | null;
  whyNotStop: string | null;
  start: FormAction<unknown>;
  stop: FormAction<unknown>;
  retry: FormAction<unknown>;
};

/** A run from its dry run to its report: what it does to each client, live while it goes on. */
export function RunView({ first, search, whyNotStart, whyNotStop, start, stop, retry }: Props) {
  const { items, ...standing } = useRunProgress(first);
  const { run, totals, hidden, pools } = standing;
  const again = useFormAction(retry, (_done, page) => page.refresh("The run goes on with what failed."));
  const count = search.state === undefined ? countOf(totals) : totals[search.state];
  const from = (search.page - 1) * PAGE_ITEMS;
  const hrefOf = (page: number, state: ItemState | undefined) =>
    routes.runFound(run.id, queryOf({ state, page: page > 1 ? String(page) : undefined }));
  const onPage = (page: number) =>
    page > 0 && (page - 1) * PAGE_ITEMS < count ? hrefOf(page, search.state) : undefined;
  const tabs = [{ state: undefined, word: "All", count: countOf(totals) }, ...totalsOf(run, totals)];
  const mayRetry = whyNotStart === null && canRetry(run, totals);
  return (
    <>
      <PageHeader
        title={changeInWords(run.change)}
        marks={
          <>
            <RunBadge state={run.state} />
            {pools.map(({ poolId, environment }) => (
              <EnvironmentBadge key={poolId} name={environment} />
            ))}
          </>
        }
        breadcrumb={[{ href: routes.runs, label: "Runs" }]}
      >
        {clientsInWords(countOf(totals) + hidden)}, by {run.person.email},{" "}
        {run.startedAt === null ? "drafted" : "started"} <Moment at={run.startedAt ?? run.draftedAt} />
        {run.endedAt === null ? null : (
          <>
            , {run.state === "stopped" ? "stopped" : "finished"} <Moment at={run.endedAt} />
          </>
        )}
        .
      </PageHeader>
      <RunNotices run={run} totals={totals} hidden={hidden} whyNotStart={whyNotStart} />
      {again.refused ? <ProblemNotice problem={again.refused} /> : null}
      <RunSummary
        standing={standing}
        start={whyNotStart === null ? start : null}
        stop={whyNotStop === null ? stop : null}
        retry={mayRetry ? () => again.send(formOf({ runId: run.id })) : null}
        isRetrying={again.isPending}
      />
      <section data-wide aria-label="Clients of this run" className="flex flex-col gap-3">
        <TabsNav
          label="States of clients"
          tabs={tabs.map(({ state, word, count }) => ({
            label: word,
            href: hrefOf(1, state),
            isCurrent: search.state === state,
            count,
          }))}
        />
        {items.length === 0 ? (
          <EmptyState title="No client of this run is in this state now." />
        ) : (
          <RunItems
            run={run}
            items={items}
            environments={Object.fromEntries(pools.map(({ poolId, environment }) => [poolId, environment]))}
            retry={
              mayRetry
                ? ({ position }) => again.send(formOf({ runId: run.id, position: String(position) }))
                : null
            }
          />
        )}
        {count > PAGE_ITEMS ? (
          <Pagination
            label="Clients of this run"
            previousHref={onPage(search.page - 1)}
            nextHref={onPage(search.page + 1)}
          >
            {from + 1}–{from + items.length} of {count.toLocaleString("en")}
          </Pagination>
        ) : null}
      </section>
    </>
  );
}

import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsoleFrame } from "@/app/console-frame";
import { HelpLink } from "@/components/help/help-link";
import { RunTable } from "@/components/runs/run-table";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readRuns } from "@/lib/acts/runs/read";
import { openFleet } from "@/lib/auth/fleet";
import { routes } from "@/lib/domain/routes";
import { readRunSearch } from "@/lib/domain/run/query";

export const metadata: Metadata = { title: "Runs" };

export default async function RunsPage({ searchParams }: PageProps<"/runs">) {
  const fleet = await openFleet();
  const search = readRunSearch(await searchParams);
  if (search === null) notFound();
  const runs = await readRuns(fleet, search.before);
  return (
    <ConsoleFrame person={fleet.person}>
      <PageHeader title="Runs">
        Changes of many clients at once: each begins with a dry run, and its report stays.{" "}
        <HelpLink page="platform-engineers" section="change-many-clients">
          About runs
        </HelpLink>
      </PageHeader>
      {runs.ok ? null : <UnreadNotice problem={runs.problem} />}
      {runs.ok && runs.value.length > 0 ? (
        <section data-wide aria-label="List of runs" className="flex flex-col gap-3">
          <RunTable runs={runs.value} />
          {runs.value.length === RUNS ? (
            <div>
              <ButtonLink href={routes.runsBefore(runs.value.at(-1)?.run.draftedAt ?? "")} size="small">
                Older runs
              </ButtonLink>
            </div>
          ) : null}
        </section>
      ) : null}
      {runs.ok && runs.value.length === 0 ? (
        <EmptyState
          icon={<ListChecks />}
          title={search.before === undefined ? "No runs yet." : "No older runs."}
        >
          Select clients in a list, and choose Change.
        </EmptyState>
      ) : null}
    </ConsoleFrame>
  );
}

/** As many as one page of `readRuns` has. */
const RUNS = 20;

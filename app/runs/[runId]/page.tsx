import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsoleFrame } from "@/app/console-frame";
import { retryRun, startRun, stopRun } from "@/app/runs/actions";
import { RunView } from "@/components/runs/run-view";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { readRun } from "@/lib/acts/runs/read";
import { seenRun } from "@/lib/acts/runs/run";
import { openFleet } from "@/lib/auth/fleet";
import { decodeSegment } from "@/lib/domain/routes";
import { changeInWords } from "@/lib/domain/run/change";
import { readItemSearch } from "@/lib/domain/run/query";
import { whyNotStart, whyNotStop } from "@/lib/domain/run/rights";

type Params = { params: Promise<{ runId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const fleet = await openFleet();
  const found = await seenRun(fleet, decodeSegment((await params).runId) ?? "");
  if (!found.ok) return { title: "Run" };
  const { run, byPool } = found.value;
  const environments = fleet.pools.flatMap(({ id, environment }) => (byPool.has(id) ? environment : []));
  return { title: `${changeInWords(run.change)} · Run · ${environments.join(", ")}` };
}

export default async function RunPage({ params, searchParams }: PageProps<"/runs/[runId]">) {
  const fleet = await openFleet();
  const search = readItemSearch(await searchParams);
  const found = search && (await readRun(fleet, decodeSegment((await params).runId) ?? "", search));
  if (!found || (!found.ok && found.problem.code === "not-found")) notFound();
  if (!found.ok)
    return (
      <ConsoleFrame person={fleet.person}>
        <UnreadNotice problem={found.problem} />
      </ConsoleFrame>
    );
  const { run, hidden, pools } = found.value;
  const [only] = pools.length === 1 ? fleet.pools.filter(({ id }) => id === pools[0]?.poolId) : [];
  // An environment that the person cannot see is none of theirs.
  const environments = [...pools.map(({ environment }) => environment), ...(hidden > 0 ? [""] : [])];
  return (
    <ConsoleFrame person={fleet.person} pool={only}>
      <RunView
        first={found.value}
        search={search}
        whyNotStart={whyNotStart(fleet.person, run)}
        whyNotStop={whyNotStop(fleet.person, run, environments)}
        start={startRun}
        stop={stopRun}
        retry={retryRun}
      />
    </ConsoleFrame>
  );
}

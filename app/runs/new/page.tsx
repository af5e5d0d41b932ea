import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsoleFrame } from "@/app/console-frame";
import { draftRun } from "@/app/runs/actions";
import { ChangeForm } from "@/components/runs/change-form";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { scopeChoice } from "@/lib/acts/subjects";
import { suggestedTeams } from "@/lib/acts/teams";
import { openFleet } from "@/lib/auth/fleet";
import { routes } from "@/lib/domain/routes";
import { offersFor } from "@/lib/domain/run/offer";

export const metadata: Metadata = { title: "Change clients" };

export default async function NewRunPage({ searchParams }: PageProps<"/runs/new">) {
  const { person, pools } = await openFleet();
  const { environment, ...others } = await searchParams;
  const pool = pools.find((it) => it.environment === environment);
  if (pool === undefined || Object.keys(others).length > 0) notFound();
  const offers = offersFor(person, [pool.environment]);
  const [choice, teams] = await Promise.all([scopeChoice(pool), suggestedTeams(pool)]);
  const isRefused = offers.every(({ whyNot }) => whyNot !== null);
  return (
    <ConsoleFrame person={person} pool={pool}>
      <PageHeader title="Change clients" breadcrumb={[{ href: routes.clients(pool), label: "App clients" }]}>
        One change of all selected clients. You see what it does to each before anything happens.
      </PageHeader>
      {isRefused ? <Notice tone="info" title={offers[0]?.whyNot ?? ""} /> : null}
      {choice.ok ? null : <UnreadNotice problem={choice.problem} />}
      {choice.ok && !isRefused ? (
        <ChangeForm
          list={routes.clients(pool)}
          poolId={pool.id}
          offers={offers}
          choice={choice.value}
          knownTeams={teams}
          intentId={randomUUID()}
          draft={draftRun}
        />
      ) : null}
    </ConsoleFrame>
  );
}

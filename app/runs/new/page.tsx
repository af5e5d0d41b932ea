import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { ConsoleFrame } from "@/app/console-frame";
import { draftRun } from "@/app/runs/actions";
import { filteredTitle } from "@/app/titles";
import { ChangeForm } from "@/components/runs/change-form";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { knownScopeChoice, scopeChoice } from "@/lib/acts/subjects";
import { suggestedTeams } from "@/lib/acts/teams";
import { openFleet } from "@/lib/auth/fleet";
import { routes } from "@/lib/domain/routes";
import { offersFor } from "@/lib/domain/run/offer";

export const generateMetadata = filteredTitle("Change clients");

export default async function NewRunPage({ searchParams }: PageProps<"/runs/new">) {
  const { person, pools } = await openFleet();
  const { environment, ...others } = await searchParams;
  const asked = environment === undefined ? pools : pools.filter((it) => it.environment === environment);
  if (asked.length === 0 || Object.keys(others).length > 0) notFound();
  const pool = environment === undefined ? undefined : asked[0];
  const list = pool
    ? { href: routes.clients(pool), label: "App clients" }
    : { href: routes.allClients, label: "All app clients" };
  const offers = offersFor(
    person,
    asked.map((it) => it.environment),
  );
  const [choice, teams] = await Promise.all([
    pool ? scopeChoice(pool) : knownScopeChoice(asked),
    Promise.all(asked.map(suggestedTeams)),
  ]);
  const isRefused = offers.every(({ whyNot }) => whyNot !== null);
  return (
    <ConsoleFrame person={person} pool={pool}>
      <PageHeader title="Change clients" breadcrumb={[list]}>
        One change of all selected clients. You see what it does to each before anything happens.
      </PageHeader>
      {isRefused ? <Notice tone="info" title={offers[0]?.whyNot ?? ""} /> : null}
      {choice.ok ? null : <UnreadNotice problem={choice.problem} />}
      {choice.ok && !isRefused ? (
        <ChangeForm
          list={list.href}
          poolId={pool?.id ?? null}
          offers={offers}
          choice={choice.value}
          knownTeams={[...new Set(teams.flat())].sort()}
          intentId={randomUUID()}
          draft={draftRun}
        />
      ) : null}
    </ConsoleFrame>
  );
}

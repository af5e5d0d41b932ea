import type { Metadata } from "next";
import { ConsoleFrame } from "@/app/console-frame";
import { OwnRuns } from "@/app/own-runs";
import { HelpLink } from "@/components/help/help-link";
import { AgeTable } from "@/components/overview/age-table";
import { Attention } from "@/components/overview/attention";
import { FleetTotals } from "@/components/overview/fleet-totals";
import { LastChanges } from "@/components/overview/last-changes";
import { PoolCards } from "@/components/overview/pool-cards";
import { PoolSettingsTable } from "@/components/overview/pool-settings";
import { PoolTable } from "@/components/overview/pool-table";
import { WaitingList } from "@/components/overview/waiting-list";
import { PageHeader } from "@/components/ui/page-header";
import { knownLostActs } from "@/lib/acts/lost/recover";
import { requirePerson } from "@/lib/auth/person";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { type Person, type Pool, poolShown } from "@/lib/domain/access/roles";
import { auditFilter } from "@/lib/domain/audit/search";
import { may } from "@/lib/domain/policy";
import { isKnown } from "@/lib/domain/pool/overview";
import { namesIn } from "@/lib/inventory/clients";
import { earlierCounts } from "@/lib/inventory/fleet/counts";
import { fleetOverview } from "@/lib/inventory/fleet/overview";
import { findRows } from "@/lib/store/audit/search";

export const metadata: Metadata = { title: "Overview" };

/** Up to so many pools have a card each; more are rows of a table. */
const CARDS = 4;

const CHANGES = 10;

export default async function OverviewPage() {
  const person = await requirePerson();
  const seen = poolsOf(person);
  const [{ pools, work }, trend, lost, changes] = await Promise.all([
    fleetOverview(seen),
    earlierCounts(seen),
    knownLostActs(seen),
    lastChanges(person, seen),
  ]);
  const known = pools.filter(isKnown);
  const setupsIn = seen
    .filter(({ environment }) => may(person, "set scope policy", environment))
    .map(({ id }) => id);
  return (
    <ConsoleFrame person={person}>
      <PageHeader title="Overview">
        What Clientele knows of your environments. Each number leads to its list.{" "}
        <HelpLink page="platform-engineers" section="overview">
          About the overview
        </HelpLink>
      </PageHeader>
      <div data-wide className="flex flex-col gap-6">
        <OwnRuns person={person} />
        <WaitingList work={work} lost={lost} />
        {pools.length > 1 ? <FleetTotals pools={pools} /> : null}
        {pools.length > CARDS ? <PoolTable pools={pools} /> : <PoolCards pools={pools} setupsIn={setupsIn} />}
        <AgeTable pools={known} />
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <Attention pools={pools} trend={trend} />
          <LastChanges {...changes} pools={seen.map(poolShown)} />
        </div>
        {pools.length > CARDS ? <PoolSettingsTable pools={pools} /> : null}
      </div>
    </ConsoleFrame>
  );
}

/** What changed last in all that the person may see, and the names of the clients; null where it could not be read. */
async function lastChanges(person: Person, pools: readonly Pool[]) {
  const everything = auditFilter({}, { people: null, clientIds: null }, person);
  const found = await findRows({ ...everything, isChange: true }, CHANGES);
  if (!found.ok) return { rows: null, names: {} };
  return { rows: found.value, names: await namesIn(found.value, pools) };
}

import { ConsoleFrame } from "@/app/console-frame";
import { OwnRuns } from "@/app/own-runs";
import { filteredTitle } from "@/app/titles";
import { ClientList } from "@/components/clients/list/client-list";
import { GapsNotice } from "@/components/findings/gaps-notice";
import { HelpLink } from "@/components/help/help-link";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requirePerson } from "@/lib/auth/person";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { type Pool, poolShown } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/list/listed-client";
import { type ClientSearch, readFleetSearch, unknownEnvironment } from "@/lib/domain/list/parse";
import { rowRights } from "@/lib/domain/list/row-rights";
import { may, whyNoClient } from "@/lib/domain/policy";
import { askedIn } from "@/lib/domain/question/asked";
import { routes } from "@/lib/domain/routes";
import { findInFleet, fleetChoices } from "@/lib/inventory/fleet/list";
import { readAsked } from "@/lib/inventory/fleet/question";
import { protectionOf } from "@/lib/inventory/protection";
import { maxSecretAge } from "@/lib/inventory/rotation-settings";

export const generateMetadata = filteredTitle("All app clients");

export default async function AllClientsPage({ searchParams }: PageProps<"/clients">) {
  const person = await requirePerson();
  const pools = poolsOf(person);
  const search = readFleetSearch(await searchParams);
  const problem = search.ok ? unknownEnvironment(search.value, pools) : search.problem;
  return (
    <ConsoleFrame person={person}>
      <PageHeader title="All app clients">
        The app clients of all your environments.{" "}
        <HelpLink page="auditors" section="all-clients">
          About questions
        </HelpLink>
      </PageHeader>
      <OwnRuns person={person} />
      {search.ok && problem === null ? <AllClients pools={pools} search={search.value} /> : null}
      {problem === null ? null : (
        <>
          <UnreadNotice problem={problem} />
          <TextLink href={routes.allClients}>Show all app clients</TextLink>
        </>
      )}
    </ConsoleFrame>
  );
}

async function AllClients({ pools, search }: { pools: readonly Pool[]; search: ClientSearch }) {
  const { question, answered } = askedIn(search, await readAsked(pools, pools, search));
  const [list, choices] = await Promise.all([
    answered ? findInFleet(pools, answered) : null,
    fleetChoices(pools),
  ]);
  const { found = null, pools: searched = [], gaps = [] } = list ?? {};
  const placed = (found?.rows ?? []).flatMap((row, index) => {
    const pool = searched[found?.poolOf[index] ?? 0];
    return pool ? { ...row, environment: pool.environment } : [];
  });
  const [pool] = pools;
  return (
    <>
      <GapsNotice title="Some clients may be missing" gaps={gaps} />
      <ClientList
        pools={searched.map((pool) => ({
          ...poolShown(pool),
          canCreate: whyNoClient(pool.person, pool.environment) === null,
          canChange: may(pool.person, "edit client", pool.environment),
        }))}
        isOfAllPools
        found={found && { ...found, rows: found.rows.map(listed) }}
        search={search}
        question={question}
        choices={choices}
        maxAge={maxSecretAge()}
        views={null}
        rights={pool ? rowRights(pool.person, placed, protectionOf) : []}
      />
    </>
  );
}

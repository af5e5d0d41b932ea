import { OwnRuns } from "@/app/own-runs";
import { deleteView, renameView, saveView } from "@/app/pools/[environment]/clients/actions";
import { poolTitle } from "@/app/titles";
import { RecoveredActs } from "@/components/clients/card/recovered-acts";
import { ClientList } from "@/components/clients/list/client-list";
import { viewsShown } from "@/components/clients/list/views-shown";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { recoveredActs } from "@/lib/acts/lost/recover";
import { savedViews } from "@/lib/acts/views/views";
import { openPool } from "@/lib/auth/open-pool";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { type Pool, poolShown } from "@/lib/domain/access/roles";
import type { LostAct } from "@/lib/domain/audit/lost-act";
import { listed } from "@/lib/domain/list/listed-client";
import { readSearch } from "@/lib/domain/list/parse";
import { rowRights } from "@/lib/domain/list/row-rights";
import { may, whyNoClient } from "@/lib/domain/policy";
import { askedIn } from "@/lib/domain/question/asked";
import { routes } from "@/lib/domain/routes";
import { filterChoices, findClients } from "@/lib/inventory/clients";
import { readAsked } from "@/lib/inventory/fleet/question";
import { protectionOf } from "@/lib/inventory/protection";
import { maxSecretAge } from "@/lib/inventory/rotation-settings";

export const generateMetadata = poolTitle("App clients");

export default async function ClientsPage({
  params,
  searchParams,
}: PageProps<"/pools/[environment]/clients">) {
  const pool = await openPool((await params).environment);
  const search = readSearch(await searchParams);
  const asked = search.ok
    ? askedIn(search.value, await readAsked([pool], poolsOf(pool.person), search.value), pool.environment)
    : null;
  const found = asked?.answered ? await findClients(pool, asked.answered) : null;
  const [choices, views, recovered] = await Promise.all([
    filterChoices(pool),
    savedViews(pool),
    recoveredActs(pool),
  ]);
  const canCreate = whyNoClient(pool.person, pool.environment) === null;
  return (
    <>
      <PageHeader
        title="App clients"
        action={
          canCreate ? (
            <ButtonLink href={routes.newClient(pool)} variant="primary">
              Create app client
            </ButtonLink>
          ) : undefined
        }
      >
        App clients that request access tokens with the client credentials grant.
      </PageHeader>
      <OwnRuns person={pool.person} />
      <RecoveredActs
        acts={recovered.map((act) => ({
          ...act,
          href: hrefOf(pool, act),
        }))}
      />
      {search.ok && asked && found?.ok !== false ? (
        <ClientList
          pools={[
            { ...poolShown(pool), canCreate, canChange: may(pool.person, "edit client", pool.environment) },
          ]}
          found={found && { ...found.value, rows: found.value.rows.map(listed), poolOf: [] }}
          search={search.value}
          question={asked.question}
          choices={choices}
          maxAge={maxSecretAge()}
          views={{
            ...viewsShown(pool, views.ok ? views.value : null, search.value),
            save: saveView,
            rename: renameView,
            remove: deleteView,
          }}
          rights={rowRights(
            pool.person,
            found?.value.rows.map((row) => ({ ...row, environment: pool.environment })) ?? [],
            protectionOf,
          )}
        />
      ) : null}
      {found?.ok === false ? <UnreadNotice problem={found.problem} /> : null}
      {search.ok ? null : <UnreadNotice problem={search.problem} />}
      {search.ok ? null : <TextLink href={routes.clients(pool)}>Show all app clients</TextLink>}
    </>
  );
}

/** The page of the object of an act; null if the object is deleted or was never created. */
function hrefOf(pool: Pool, { action, outcome, clientId, identifier }: LostAct): string | null {
  if (outcome === "recovered" && action.startsWith("delete ") && action !== "delete leaked secret")
    return null;
  if (identifier !== null) {
    const isMade = action !== "create resource server" || outcome === "recovered";
    return isMade ? routes.resourceServer(pool, identifier) : routes.resourceServers(pool);
  }
  if (clientId === null) return null;
  return (action.endsWith(" rotation") ? routes.clientSecrets : routes.client)(pool, clientId);
}

import { randomUUID } from "node:crypto";
import { createClient } from "@/app/pools/[environment]/clients/new/actions";
import { saveServer } from "@/app/pools/[environment]/resource-servers/[identifier]/actions";
import { createServer } from "@/app/pools/[environment]/resource-servers/new/actions";
import { poolTitle } from "@/app/titles";
import { CreateClient } from "@/components/clients/form/create-client";
import { HelpLink } from "@/components/help/help-link";
import { MissingScopes } from "@/components/matrix/missing-scopes";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readSource } from "@/lib/acts/clients/template";
import { asksForNames } from "@/lib/acts/plan";
import { scopeChoice } from "@/lib/acts/subjects";
import { suggestedTeams } from "@/lib/acts/teams";
import { authorizePool, openPool } from "@/lib/auth/open-pool";
import { describePool, poolIdIn } from "@/lib/aws/cognito/pools";
import { type Pool, poolShown } from "@/lib/domain/access/roles";
import { type ClientSource, sortScopes } from "@/lib/domain/client/template";
import { lackingServers } from "@/lib/domain/matrix/promotion";
import { may, needsTeam, whyNoClient } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import type { ScopeChoice } from "@/lib/domain/scope/choice";
import { readServers } from "@/lib/inventory/resource-servers";
import { rotationSettings } from "@/lib/inventory/rotation-settings";

export const generateMetadata = poolTitle("Create app client");

export default async function NewClientPage({
  params,
  searchParams,
}: PageProps<"/pools/[environment]/clients/new">) {
  const pool = await openPool((await params).environment);
  const { fromPool, fromClient } = await searchParams;
  const header = (
    <PageHeader title="Create app client" breadcrumb={[{ href: routes.clients(pool), label: "App clients" }]}>
      Create one app client per service.{" "}
      <HelpLink page="app-teams" section="what-an-app-client-is">
        What an app client is
      </HelpLink>
    </PageHeader>
  );
  const objection = whyNoClient(pool.person, pool.environment);
  if (objection !== null)
    return (
      <>
        {header}
        <Notice tone="info" title={objection} />
      </>
    );
  const from = fromPool === undefined ? null : await authorizePool(poolIdIn(String(fromPool)), "read");
  const [choice, description, teams, source] = await Promise.all([
    scopeChoice(pool),
    describePool(pool),
    suggestedTeams(pool),
    from?.ok ? readSource(from.value, String(fromClient), pool) : from,
  ]);
  const mayAddScopes = may(pool.person, "edit resource server", pool.environment);
  const refused = [choice, source].find((it) => it && !it.ok);
  const head = (
    <>
      {header}
      {rotationSettings().madeBy === "cognito" ? (
        <Notice tone="info" title="Cognito generates the secret">
          The secret is part of Cognito’s response. If the response is lost, the client exists but its secret
          is unknown: start a rotation, or delete the client.
        </Notice>
      ) : null}
    </>
  );
  return (
    <>
      {choice.ok && (source === null || source.ok) ? (
        <CreateClient
          {...choice.value}
          head={
            <>
              {head}
              {from?.ok && source?.ok ? (
                <LackingScopes
                  pool={pool}
                  from={from.value}
                  source={source.value}
                  choice={choice.value}
                  mayAdd={mayAddScopes}
                />
              ) : null}
            </>
          }
          pool={poolShown(pool)}
          tokenUrl={description.ok ? description.value.tokenUrl : undefined}
          teams={pool.person.teams}
          knownTeams={teams}
          needsTeam={needsTeam(pool.person, pool.environment)}
          mayAddScopes={mayAddScopes}
          source={source?.value ?? null}
          intentId={randomUUID()}
          create={createClient}
        />
      ) : null}
      {refused && !refused.ok ? (
        <>
          {head}
          <UnreadNotice problem={refused.problem} />
        </>
      ) : null}
    </>
  );
}

type LackingProps = { pool: Pool; from: Pool; source: ClientSource; choice: ScopeChoice; mayAdd: boolean };

/** The scopes of the source that the pool lacks, described as in the pool that has them. */
async function LackingScopes({ pool, from, source, choice, mayAdd }: LackingProps) {
  const { missing } = sortScopes(source.template.scopes, choice);
  const elsewhere = missing.length > 0 ? await readServers(from) : null;
  return (
    <MissingScopes
      pool={poolShown(pool)}
      isConfirmed={asksForNames(pool)}
      from={source.label}
      missing={missing}
      servers={lackingServers(missing, elsewhere?.ok ? elsewhere.value : [], choice.servers)}
      mayAdd={mayAdd}
      acts={{ saveServer, createServer }}
    />
  );
}

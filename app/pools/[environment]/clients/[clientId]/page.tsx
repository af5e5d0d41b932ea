import { randomUUID } from "node:crypto";
import { unwaive, waive } from "@/app/findings/actions";
import { linkClient, unlinkClient } from "@/app/matrix/actions";
import {
  deleteClient,
  dropDeadScopes,
  resumeClient,
  saveOwner,
  suspendClient,
} from "@/app/pools/[environment]/clients/[clientId]/actions";
import { changeScopes, switchOn } from "@/app/pools/[environment]/clients/[clientId]/try/actions";
import { UnreadClient } from "@/app/pools/[environment]/clients/[clientId]/unread-client";
import { clientTitle } from "@/app/titles";
import { ClientHeader } from "@/components/clients/card/client-header";
import { ClientNotices } from "@/components/clients/card/client-notices";
import { ClientOverview } from "@/components/clients/card/client-overview";
import { DeadScopesCard } from "@/components/clients/card/dead-scopes-card";
import { DeleteClient } from "@/components/clients/card/delete-client";
import { EnableOAuth } from "@/components/clients/card/enable-oauth";
import { ManageClient } from "@/components/clients/card/manage-client";
import { OutsideNotice } from "@/components/clients/card/outside-notice";
import { OwnerCard } from "@/components/clients/card/owner-card";
import { ProtectionNotice } from "@/components/clients/card/protection-notice";
import { ResumeClient } from "@/components/clients/card/resume-client";
import { SuspendClient } from "@/components/clients/card/suspend-client";
import { SuspensionNotice } from "@/components/clients/card/suspension-notice";
import { ClientFindings } from "@/components/findings/client-findings";
import { OtherEnvironments } from "@/components/matrix/other-environments";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { asksForNames } from "@/lib/acts/plan";
import { suggestedTeams } from "@/lib/acts/teams";
import { openClient } from "@/lib/auth/open-pool";
import { describePool, poolsOf } from "@/lib/aws/cognito/pools";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { standing } from "@/lib/domain/access/ownership";
import { poolShown } from "@/lib/domain/access/roles";
import { getsTokens, isM2m, whyNoSecretCalls } from "@/lib/domain/client/client";
import { shownCells } from "@/lib/domain/matrix/shown-cell";
import { may, needsTeam, type Permission, whyNoClient, whyNotManage, whyNotOn } from "@/lib/domain/policy";
import { whenReading } from "@/lib/domain/problem";
import { routes } from "@/lib/domain/routes";
import { deadScopes } from "@/lib/domain/scope";
import { lastOutside, marksOf, readClient } from "@/lib/inventory/clients";
import { clientFindings } from "@/lib/inventory/findings";
import { clientElsewhere } from "@/lib/inventory/matrix";
import { protectionOf } from "@/lib/inventory/protection";
import { recentServers } from "@/lib/inventory/resource-servers";
import { maxSecretAge, withAges } from "@/lib/inventory/rotation-settings";
import { ownerOf } from "@/lib/store/ownership";
import { suspensionOf } from "@/lib/store/suspensions";

export const generateMetadata = clientTitle("Overview");

export default async function ClientPage({ params }: PageProps<"/pools/[environment]/clients/[clientId]">) {
  const { pool, clientId } = await openClient(params);
  const [read, owner, secrets, servers, description, suspension, teams] = await Promise.all([
    readClient(pool, clientId),
    ownerOf(pool.id, clientId),
    listSecrets(pool, clientId),
    recentServers(pool),
    describePool(pool),
    suspensionOf(pool.id, clientId),
    suggestedTeams(pool),
  ]);
  if (!read.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={read.problem} current="overview" />;
  const client = read.value;
  const { name, kind } = client;
  const noSecretCalls = whyNoSecretCalls(client);
  const [outside, beside, findings] = await Promise.all([
    lastOutside(pool, clientId),
    clientElsewhere(pool, clientId, poolsOf(pool.person)),
    // After the client was read, which the findings are about.
    clientFindings(pool, clientId),
  ]);
  const suspended = suspension.ok ? suspension.value : null;
  const team = owner.ok ? (owner.value?.team ?? null) : null;
  const protection = protectionOf(clientId);
  const whyNot = (permission: Permission) =>
    whyNotOn(pool.person, permission, pool.environment, { team, protection });
  const mayEdit = whyNot("edit client") === null && isM2m(kind);
  const maySuspend =
    suspension.ok && whyNot("suspend client") === null && (isM2m(kind) || suspended !== null);
  const dead = servers.ok ? deadScopes(client.scopes, servers.value) : [];
  const isConfirmed = asksForNames(pool);
  const act = () => ({
    pool: poolShown(pool),
    client,
    isConfirmed,
    intentId: randomUUID(),
  });
  const edit = (
    <ButtonLink href={routes.editClient(pool, clientId)} variant="primary">
      Edit app client
    </ButtonLink>
  );
  return (
    <>
      <ClientHeader
        pool={poolShown(pool)}
        client={client}
        marks={await marksOf(pool, client)}
        current="overview"
        action={mayEdit ? edit : undefined}
      />
      <ProtectionNotice protection={protection} />
      {suspended ? (
        <SuspensionNotice
          client={client}
          suspension={suspended}
          resume={maySuspend ? <ResumeClient {...act()} resume={resumeClient} /> : null}
        />
      ) : null}
      {outside ? <OutsideNotice change={outside} /> : null}
      {dead.length > 0 && isM2m(kind) ? (
        <DeadScopesCard
          pool={poolShown(pool)}
          clientId={clientId}
          name={name}
          dead={dead}
          mayDrop={mayEdit}
          isConfirmed={isConfirmed}
          intentId={randomUUID()}
          drop={dropDeadScopes}
        />
      ) : null}
      <ClientNotices
        client={client}
        isSuspended={standing(suspended) !== null}
        enable={
          mayEdit ? (
            <EnableOAuth
              pool={poolShown(pool)}
              client={client}
              protection={protection}
              isConfirmed={isConfirmed}
              acts={{ switchOn, changeScopes }}
            />
          ) : null
        }
      />
      {findings.ok ? (
        <ClientFindings
          findings={findings.value}
          mayWaive={may(pool.person, "waive finding", pool.environment)}
          acts={{ waive, unwaive }}
        />
      ) : (
        <UnreadNotice problem={findings.problem} />
      )}
      <ClientOverview
        pool={poolShown(pool)}
        client={client}
        secrets={secrets.ok && noSecretCalls === null ? withAges(secrets.value) : null}
        maxAge={maxSecretAge()}
        secretsMessage={noSecretCalls ?? (secrets.ok ? "" : whenReading(secrets.problem).message)}
        servers={servers.ok ? servers.value : null}
        endpoints={description.ok ? description.value : null}
        ownership={
          owner.ok ? (
            <OwnerCard
              poolId={pool.id}
              clientId={clientId}
              owner={owner.value}
              teams={pool.person.teams}
              knownTeams={teams}
              needsTeam={needsTeam(pool.person, pool.environment)}
              mayEdit={whyNot("edit owner") === null}
              intentId={randomUUID()}
              save={saveOwner}
            />
          ) : (
            <UnreadNotice problem={owner.problem} />
          )
        }
      />
      {beside.ok && beside.value ? (
        <OtherEnvironments
          pool={poolShown(pool)}
          clientId={clientId}
          name={name}
          rowName={beside.value.row.name}
          isLinked={beside.value.isLinked}
          cells={shownCells(beside.value.row, beside.value.columns, {
            person: pool.person,
            protectionOf,
          }).slice(1)}
          mayEdit={mayEdit}
          acts={{ link: linkClient, unlink: unlinkClient }}
        />
      ) : null}
      <ManageClient
        duplicates={
          isM2m(kind)
            ? poolsOf(pool.person)
                .filter(({ environment }) => whyNoClient(pool.person, environment) === null)
                .map((target) => ({
                  environment: target.environment,
                  href: routes.duplicateClient(target, { environment: pool.environment, clientId }),
                }))
            : []
        }
        suspend={
          maySuspend && getsTokens(client) ? <SuspendClient {...act()} suspend={suspendClient} /> : null
        }
        remove={
          isM2m(kind) && whyNot("delete client") === null ? (
            <DeleteClient
              {...act()}
              secrets={secrets.ok ? secrets.value.length : null}
              team={team}
              remove={deleteClient}
            />
          ) : null
        }
        objection={isM2m(kind) ? whyNotManage(pool.person, pool.environment, { team, protection }) : null}
      />
    </>
  );
}

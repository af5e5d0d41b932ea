import { randomUUID } from "node:crypto";
import {
  deleteClient,
  dropDeadScopes,
  resumeClient,
  saveOwner,
  suspendClient,
} from "@/app/pools/[poolId]/clients/[clientId]/actions";
import { UnreadClient } from "@/app/pools/[poolId]/clients/[clientId]/unread-client";
import { clientTitle } from "@/app/titles";
import { ClientHeader } from "@/components/clients/card/client-header";
import { ClientOverview } from "@/components/clients/card/client-overview";
import { DeadScopesCard } from "@/components/clients/card/dead-scopes-card";
import { DeleteClientCard } from "@/components/clients/card/delete-client-card";
import { DuplicateCard } from "@/components/clients/card/duplicate-card";
import { OutsideNotice } from "@/components/clients/card/outside-notice";
import { OwnerCard } from "@/components/clients/card/owner-card";
import { ProtectionNotice } from "@/components/clients/card/protection-notice";
import { SuspendCard } from "@/components/clients/card/suspend-card";
import { SuspensionNotice } from "@/components/clients/card/suspension-notice";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { protectionOf } from "@/lib/acts/subjects";
import { suggestedTeams } from "@/lib/acts/teams";
import { openClient } from "@/lib/auth/open-pool";
import { describePool, poolsOf } from "@/lib/aws/cognito/pools";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { standing } from "@/lib/domain/access/ownership";
import { isProduction } from "@/lib/domain/access/roles";
import { isM2m } from "@/lib/domain/client/client";
import { may, whyNot, whyNotOn } from "@/lib/domain/policy";
import { whenReading } from "@/lib/domain/problem";
import { routes } from "@/lib/domain/routes";
import { deadScopes } from "@/lib/domain/scope";
import { lastOutside, marksOf, readClient } from "@/lib/inventory/clients";
import { recentServers } from "@/lib/inventory/resource-servers";
import { maxSecretAge } from "@/lib/inventory/rotation-settings";
import { ownerOf } from "@/lib/store/ownership";
import { suspensionOf } from "@/lib/store/suspensions";

export const generateMetadata = clientTitle("Overview");

export default async function ClientPage({ params }: PageProps<"/pools/[poolId]/clients/[clientId]">) {
  const { pool, clientId } = await openClient(params);
  const [client, owner, secrets, servers, description, suspension, teams] = await Promise.all([
    readClient(pool, clientId),
    ownerOf(pool.id, clientId),
    listSecrets(pool, clientId),
    recentServers(pool),
    describePool(pool),
    suspensionOf(pool.id, clientId),
    suggestedTeams(pool),
  ]);
  if (!client.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={client.problem} current="overview" />;
  const outside = await lastOutside(pool, client.value.clientId);
  const suspended = suspension.ok ? suspension.value : null;
  const scopes = servers.ok ? servers.value.flatMap((server) => server.scopes) : null;
  const team = owner.ok ? (owner.value?.team ?? null) : null;
  const subject = { team, protection: protectionOf(client.value.clientId) };
  const mayNotEdit = whyNotOn(pool.person, "edit client", pool.environment, subject);
  const dead = servers.ok ? deadScopes(client.value.scopes, servers.value) : [];
  return (
    <>
      <ClientHeader
        poolId={pool.id}
        client={client.value}
        marks={await marksOf(pool, client.value)}
        current="overview"
        action={
          mayNotEdit === null && isM2m(client.value.kind) ? (
            <ButtonLink href={routes.editClient(pool.id, client.value.clientId)}>Edit app client</ButtonLink>
          ) : undefined
        }
      />
      <ProtectionNotice protection={subject.protection} />
      {suspended ? <SuspensionNotice client={client.value} suspension={suspended} /> : null}
      {outside ? <OutsideNotice change={outside} /> : null}
      {dead.length > 0 && isM2m(client.value.kind) ? (
        <DeadScopesCard
          poolId={pool.id}
          clientId={client.value.clientId}
          dead={dead}
          objection={mayNotEdit}
          intentId={randomUUID()}
          drop={dropDeadScopes}
        />
      ) : null}
      <ClientOverview
        ownership={
          owner.ok ? (
            <OwnerCard
              poolId={pool.id}
              clientId={client.value.clientId}
              owner={owner.value}
              teams={pool.person.teams}
              knownTeams={teams}
              objection={whyNotOn(pool.person, "edit owner", pool.environment, subject)}
              intentId={randomUUID()}
              save={saveOwner}
            />
          ) : (
            <UnreadNotice problem={owner.problem} />
          )
        }
        client={client.value}
        isSuspended={standing(suspended) !== null}
        secrets={secrets.ok ? secrets.value : null}
        maxAge={maxSecretAge()}
        secretsMessage={secrets.ok ? "" : whenReading(secrets.problem).message}
        descriptions={scopes && new Map(scopes.map(({ full, description }) => [full, description]))}
        endpoint={description.ok ? description.value : null}
      />
      {isM2m(client.value.kind) ? (
        <DuplicateCard
          targets={poolsOf(pool.person)
            .filter(({ environment }) => may(pool.person, "create client", environment))
            .map(({ id, environment }) => ({
              environment,
              href: routes.duplicateClient(id, { poolId: pool.id, clientId: client.value.clientId }),
            }))}
          objection={whyNot("create client")}
        />
      ) : null}
      {suspension.ok && (isM2m(client.value.kind) || suspended) ? (
        <SuspendCard
          poolId={pool.id}
          client={client.value}
          objection={whyNotOn(pool.person, "suspend client", pool.environment, subject)}
          isProduction={isProduction(pool.environment)}
          intentId={randomUUID()}
          suspend={suspendClient}
          resume={resumeClient}
        />
      ) : null}
      {isM2m(client.value.kind) ? (
        <DeleteClientCard
          poolId={pool.id}
          client={client.value}
          secrets={secrets.ok ? secrets.value.length : null}
          team={subject.team}
          objection={whyNotOn(pool.person, "delete client", pool.environment, subject)}
          intentId={randomUUID()}
          remove={deleteClient}
        />
      ) : null}
    </>
  );
}

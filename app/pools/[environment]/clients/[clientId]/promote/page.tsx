import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { saveClient } from "@/app/pools/[environment]/clients/[clientId]/edit/actions";
import { UnreadClient } from "@/app/pools/[environment]/clients/[clientId]/unread-client";
import { saveServer } from "@/app/pools/[environment]/resource-servers/[identifier]/actions";
import { createServer } from "@/app/pools/[environment]/resource-servers/new/actions";
import { clientTitle } from "@/app/titles";
import { ProtectionNotice } from "@/components/clients/card/protection-notice";
import { HelpLink } from "@/components/help/help-link";
import { MissingScopes } from "@/components/matrix/missing-scopes";
import { PromoteClient } from "@/components/matrix/promote-client";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { editable } from "@/lib/acts/clients/editing";
import { asksForNames } from "@/lib/acts/plan";
import { scopeChoice } from "@/lib/acts/subjects";
import { openClient } from "@/lib/auth/open-pool";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { describeWritable } from "@/lib/aws/cognito/writable-client";
import { poolShown } from "@/lib/domain/access/roles";
import { whyNoChange } from "@/lib/domain/client/client";
import { lackingServers, promotionOf } from "@/lib/domain/matrix/promotion";
import { may, whyNotOn } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { choiceFor } from "@/lib/domain/scope/choice";
import { clientElsewhere } from "@/lib/inventory/matrix";
import { protectionOf } from "@/lib/inventory/protection";
import { recentServers } from "@/lib/inventory/resource-servers";
import { ownerOf } from "@/lib/store/ownership";

export const generateMetadata = clientTitle("Promote");

export default async function PromotePage({
  params,
  searchParams,
}: PageProps<"/pools/[environment]/clients/[clientId]/promote">) {
  const { pool, clientId } = await openClient(params);
  const { from } = await searchParams;
  const source = poolsOf(pool.person).find(({ environment }) => environment === from);
  if (!source || source.id === pool.id) notFound();
  const beside = await clientElsewhere(pool, clientId, [source]);
  if (!beside.ok) return <UnreadNotice problem={beside.problem} />;
  const [counterpart, ...more] = beside.value?.row.cells[1] ?? [];
  if (!counterpart || more.length > 0)
    return (
      <EmptyState
        title={
          counterpart
            ? `${source.environment} has ${more.length + 1} clients of this name.`
            : `${source.environment} has no client of this name.`
        }
        action={<ButtonLink href={routes.client(pool, clientId)}>Back to the client</ButtonLink>}
      >
        {counterpart
          ? "Rename all but one of them there, then come back."
          : "Link the client of that environment first if it has another name."}
      </EmptyState>
    );
  const [found, model, owner, choice, elsewhere] = await Promise.all([
    describeWritable(pool, clientId),
    describeWritable(source, counterpart.clientId),
    ownerOf(pool.id, clientId),
    scopeChoice(pool),
    recentServers(source),
  ]);
  if (!found.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={found.problem} current="overview" />;
  const refused = [model, owner, choice, elsewhere].find((read) => !read.ok);
  if (!model.ok || !owner.ok || !choice.ok || !elsewhere.ok)
    return refused && !refused.ok ? <UnreadNotice problem={refused.problem} /> : null;
  const { client, settings } = found.value;
  const subject = { team: owner.value?.team ?? null, protection: protectionOf(clientId) };
  const objection =
    whyNoChange(client.kind) ??
    whyNoChange(model.value.client.kind) ??
    whyNotOn(pool.person, "edit client", pool.environment, subject);
  const scopes = choiceFor(choice.value, client);
  const promotion = promotionOf(editable(model.value), editable(found.value), scopes);
  return (
    <>
      <PageHeader
        title={`Promote ${client.name} from ${source.environment} to ${pool.environment}`}
        breadcrumb={[
          { href: routes.clients(pool), label: "App clients" },
          { href: routes.client(pool, clientId), label: client.name },
        ]}
      >
        Carries settings of {counterpart.name} in {source.environment} over. Name, owner and secrets stay.{" "}
        <HelpLink page="app-teams" section="environments-side-by-side">
          How to promote
        </HelpLink>
      </PageHeader>
      <ProtectionNotice protection={subject.protection} />
      {objection === null ? (
        <>
          <MissingScopes
            pool={poolShown(pool)}
            isConfirmed={asksForNames(pool)}
            from={source.environment}
            missing={promotion.missing}
            servers={lackingServers(promotion.missing, elsewhere.value, scopes.servers)}
            mayAdd={may(pool.person, "edit resource server", pool.environment)}
            acts={{ saveServer, createServer }}
          />
          <PromoteClient
            pool={poolShown(pool)}
            isConfirmed={asksForNames(pool)}
            region={pool.region}
            clientId={clientId}
            from={{ ...poolShown(source), clientId: counterpart.clientId }}
            settings={editable(found.value)}
            promotion={promotion}
            restricted={scopes.restricted}
            changedAt={client.changedAt}
            members={settings}
            intentId={randomUUID()}
            save={saveClient}
          />
        </>
      ) : (
        <Notice tone="info" title={objection} />
      )}
    </>
  );
}

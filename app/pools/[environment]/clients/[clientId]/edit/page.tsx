import { randomUUID } from "node:crypto";
import { saveClient } from "@/app/pools/[environment]/clients/[clientId]/edit/actions";
import { UnreadClient } from "@/app/pools/[environment]/clients/[clientId]/unread-client";
import { clientTitle } from "@/app/titles";
import { ProtectionNotice } from "@/components/clients/card/protection-notice";
import { EditClientForm } from "@/components/clients/form/edit-client-form";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { editable } from "@/lib/acts/clients/editing";
import { asksForNames } from "@/lib/acts/plan";
import { scopeChoice } from "@/lib/acts/subjects";
import { openClient } from "@/lib/auth/open-pool";
import { describeWritable } from "@/lib/aws/cognito/writable-client";
import { poolShown } from "@/lib/domain/access/roles";
import { whyNoChange } from "@/lib/domain/client/client";
import { whyNotOn } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { choiceFor } from "@/lib/domain/scope/choice";
import { protectionOf } from "@/lib/inventory/protection";
import { ownerOf } from "@/lib/store/ownership";

export const generateMetadata = clientTitle("Edit");

export default async function EditClientPage({
  params,
}: PageProps<"/pools/[environment]/clients/[clientId]/edit">) {
  const { pool, clientId } = await openClient(params);
  const [found, owner, choice] = await Promise.all([
    describeWritable(pool, clientId),
    ownerOf(pool.id, clientId),
    scopeChoice(pool),
  ]);
  if (!found.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={found.problem} current="overview" />;
  if (!owner.ok) return <UnreadNotice problem={owner.problem} />;
  if (!choice.ok) return <UnreadNotice problem={choice.problem} />;
  const { client, settings } = found.value;
  const subject = { team: owner.value?.team ?? null, protection: protectionOf(clientId) };
  const objection =
    whyNoChange(client.kind) ?? whyNotOn(pool.person, "edit client", pool.environment, subject);
  return (
    <>
      <PageHeader
        title={`Edit ${client.name}`}
        breadcrumb={[
          { href: routes.clients(pool), label: "App clients" },
          { href: routes.client(pool, clientId), label: client.name },
        ]}
      >
        Only the settings you change are updated.
      </PageHeader>
      <ProtectionNotice protection={subject.protection} />
      {objection === null ? (
        <EditClientForm
          {...choiceFor(choice.value, client)}
          pool={poolShown(pool)}
          isConfirmed={asksForNames(pool)}
          region={pool.region}
          clientId={clientId}
          settings={editable(found.value)}
          changedAt={client.changedAt}
          members={settings}
          intentId={randomUUID()}
          save={saveClient}
        />
      ) : (
        <Notice tone="info" title={objection} />
      )}
    </>
  );
}

import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { createClient } from "@/app/pools/[poolId]/clients/new/actions";
import { CreateClient } from "@/components/clients/create-client";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { describePool } from "@/lib/cognito/pools";
import { may, whyNot } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import { scopeChoice } from "@/lib/inventory/subjects";

export const metadata: Metadata = { title: "Create app client" };

export default async function NewClientPage({ params }: PageProps<"/pools/[poolId]/clients/new">) {
  const pool = await openPool((await params).poolId);
  const header = (
    <PageHeader
      title="Create app client"
      breadcrumb={[{ href: routes.clients(pool.id), label: "App clients" }]}
    >
      One program, one client: its id, its secret and the scopes it may use.
    </PageHeader>
  );
  if (!may(pool.person, "create client", pool.environment))
    return (
      <>
        {header}
        <Notice tone="info" title={whyNot("create client")} />
      </>
    );
  const [choice, description] = await Promise.all([scopeChoice(pool), describePool(pool)]);
  return (
    <>
      {header}
      {rotationSettings().madeBy === "cognito" ? (
        <Notice tone="info" title="Cognito makes the secret">
          It comes with Cognito’s answer. Should that be lost, the client is there and nobody knows its
          secret: start a rotation then, or delete the client.
        </Notice>
      ) : null}
      {choice.ok ? (
        <CreateClient
          {...choice.value}
          poolId={pool.id}
          environment={pool.environment}
          tokenUrl={description.ok ? description.value.tokenUrl : null}
          teams={pool.person.teams}
          intentId={randomUUID()}
          create={createClient}
        />
      ) : (
        <ProblemNotice problem={choice.problem} />
      )}
    </>
  );
}

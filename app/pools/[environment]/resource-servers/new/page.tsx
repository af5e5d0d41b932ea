import { randomUUID } from "node:crypto";
import { createServer } from "@/app/pools/[environment]/resource-servers/new/actions";
import { poolTitle } from "@/app/titles";
import { NewServerForm } from "@/components/resource-servers/new-server-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { poolShown } from "@/lib/domain/access/roles";
import { may, whyNot } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";

export const generateMetadata = poolTitle("Create resource server");

export default async function NewServerPage({
  params,
}: PageProps<"/pools/[environment]/resource-servers/new">) {
  const pool = await openPool((await params).environment);
  return (
    <>
      <PageHeader
        title="Create resource server"
        breadcrumb={[{ href: routes.resourceServers(pool), label: "Resource servers" }]}
      >
        Create one resource server per API, with its scopes.
      </PageHeader>
      {may(pool.person, "edit resource server", pool.environment) ? (
        <NewServerForm
          pool={poolShown(pool)}
          region={pool.region}
          intentId={randomUUID()}
          create={createServer}
        />
      ) : (
        <Notice tone="info" title={whyNot("edit resource server")} />
      )}
    </>
  );
}

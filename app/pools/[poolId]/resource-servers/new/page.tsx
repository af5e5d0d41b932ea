import { randomUUID } from "node:crypto";
import { createServer } from "@/app/pools/[poolId]/resource-servers/new/actions";
import { poolTitle } from "@/app/titles";
import { NewServerForm } from "@/components/resource-servers/new-server-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { may, whyNot } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";

export const generateMetadata = poolTitle("Create resource server");

export default async function NewServerPage({ params }: PageProps<"/pools/[poolId]/resource-servers/new">) {
  const pool = await openPool((await params).poolId);
  return (
    <>
      <PageHeader
        title="Create resource server"
        breadcrumb={[{ href: routes.resourceServers(pool.id), label: "Resource servers" }]}
      >
        Create one resource server per API, with its scopes.
      </PageHeader>
      {may(pool.person, "edit resource server", pool.environment) ? (
        <NewServerForm poolId={pool.id} region={pool.region} intentId={randomUUID()} create={createServer} />
      ) : (
        <Notice tone="info" title={whyNot("edit resource server")} />
      )}
    </>
  );
}

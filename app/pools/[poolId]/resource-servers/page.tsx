import type { Metadata } from "next";
import { ServerList } from "@/components/resource-servers/server-list";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { routes } from "@/lib/domain/routes";
import { governedServers } from "@/lib/inventory/scope-policies";
import { serverProtection } from "@/lib/inventory/subjects";

export const metadata: Metadata = { title: "Resource servers" };

export default async function ResourceServersPage({ params }: PageProps<"/pools/[poolId]/resource-servers">) {
  const pool = await openPool((await params).poolId);
  const servers = await governedServers(pool);
  return (
    <>
      <PageHeader title="Resource servers">
        The APIs of this pool, the scopes that tokens can carry for them, and who may grant those.
      </PageHeader>
      {servers.ok ? (
        <ServerList
          servers={servers.value.map((governed) => ({
            ...governed,
            protection: serverProtection(pool, governed.server.identifier),
            href: routes.resourceServer(pool.id, governed.server.identifier),
          }))}
        />
      ) : (
        <ProblemNotice problem={servers.problem} />
      )}
    </>
  );
}

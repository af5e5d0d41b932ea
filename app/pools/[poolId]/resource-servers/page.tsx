import type { Metadata } from "next";
import { ServerList } from "@/components/resource-servers/server-list";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { may } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { scopeUsage } from "@/lib/acts/servers/holders";
import { governedServers } from "@/lib/acts/servers/scope-policies";
import { serverProtection } from "@/lib/acts/subjects";

export const metadata: Metadata = { title: "Resource servers" };

export default async function ResourceServersPage({ params }: PageProps<"/pools/[poolId]/resource-servers">) {
  const pool = await openPool((await params).poolId);
  const [servers, used] = await Promise.all([governedServers(pool), scopeUsage(pool)]);
  const create = may(pool.person, "edit resource server", pool.environment) ? (
    <ButtonLink href={routes.newResourceServer(pool.id)} variant="primary">
      Create resource server
    </ButtonLink>
  ) : undefined;
  return (
    <>
      <PageHeader title="Resource servers" action={create}>
        The APIs of this pool, the scopes that tokens can carry for them, and who may grant those.
      </PageHeader>
      {servers.ok ? (
        <ServerList
          servers={servers.value.map((governed) => ({
            ...governed,
            protection: serverProtection(pool, governed.server.identifier),
            href: routes.resourceServer(pool.id, governed.server.identifier),
          }))}
          usage={used.ok ? used.value : null}
          create={create}
        />
      ) : (
        <ProblemNotice problem={servers.problem} />
      )}
    </>
  );
}

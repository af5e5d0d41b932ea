import { randomUUID } from "node:crypto";
import { saveScopePolicy } from "@/app/pools/[environment]/resource-servers/[identifier]/actions";
import { poolTitle } from "@/app/titles";
import { ServerOwnersForm } from "@/components/resource-servers/server-owners-form";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { governedServers } from "@/lib/acts/servers/scope-policies";
import { suggestedTeams } from "@/lib/acts/teams";
import { openPool } from "@/lib/auth/open-pool";
import { may, whyNot } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";

export const generateMetadata = poolTitle("Assign owners");

export default async function ServerOwnersPage({
  params,
}: PageProps<"/pools/[environment]/resource-servers/owners">) {
  const pool = await openPool((await params).environment);
  const [servers, teams] = await Promise.all([governedServers(pool), suggestedTeams(pool)]);
  return (
    <>
      <PageHeader
        title="Assign owners"
        breadcrumb={[{ href: routes.resourceServers(pool), label: "Resource servers" }]}
      >
        Operators can grant self-service scopes and the scopes of their own team’s resource servers. Admins
        can grant any scope.
      </PageHeader>
      {!may(pool.person, "set scope policy", pool.environment) ? (
        <Notice tone="info" title={whyNot("set scope policy")} />
      ) : servers.ok ? (
        <ServerOwnersForm
          poolId={pool.id}
          // Only admins grant the scopes of those that Cognito manages.
          servers={servers.value
            .filter(({ server }) => !server.isManaged)
            .map((governed) => ({ ...governed, intentId: randomUUID() }))}
          knownTeams={teams}
          save={saveScopePolicy}
        />
      ) : (
        <UnreadNotice problem={servers.problem} />
      )}
    </>
  );
}

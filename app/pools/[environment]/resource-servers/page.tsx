import { poolTitle } from "@/app/titles";
import { HelpLink } from "@/components/help/help-link";
import { DeadScopesNotice } from "@/components/resource-servers/dead-scopes-notice";
import { ServerList } from "@/components/resource-servers/server-list";
import { UngrantedNotice } from "@/components/resource-servers/ungranted-notice";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { scopeUsage } from "@/lib/acts/servers/holders";
import { governedServers } from "@/lib/acts/servers/scope-policies";
import { openPool } from "@/lib/auth/open-pool";
import { poolShown } from "@/lib/domain/access/roles";
import { may } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { heldDeadScopes } from "@/lib/domain/scope/holder";
import { own } from "@/lib/domain/text/own";
import { serverProtection } from "@/lib/inventory/protection";

export const generateMetadata = poolTitle("Resource servers");

export default async function ResourceServersPage({
  params,
}: PageProps<"/pools/[environment]/resource-servers">) {
  const pool = await openPool((await params).environment);
  const [servers, used] = await Promise.all([governedServers(pool), scopeUsage(pool)]);
  const create = may(pool.person, "edit resource server", pool.environment) ? (
    <ButtonLink href={routes.newResourceServer(pool)} variant="primary">
      Create resource server
    </ButtonLink>
  ) : undefined;
  const isGovernor = may(pool.person, "set scope policy", pool.environment);
  const owners =
    isGovernor && servers.ok && servers.value.length > 0 ? (
      <ButtonLink href={routes.serverOwners(pool)}>Assign owners</ButtonLink>
    ) : undefined;
  return (
    <>
      <PageHeader
        title="Resource servers"
        action={
          <>
            {owners}
            {create}
          </>
        }
      >
        APIs in this pool, their scopes, and who can grant them. All operators can grant self-service scopes;
        the others need the owner team or an admin. <HelpLink page="api-owners">About scopes</HelpLink>
      </PageHeader>
      {servers.ok && isGovernor ? <UngrantedNotice servers={servers.value} /> : null}
      {servers.ok && used.ok ? (
        <DeadScopesNotice
          pool={poolShown(pool)}
          dead={heldDeadScopes(
            used.value,
            servers.value.map(({ server }) => server),
          )}
          isWhole={used.value.isWhole}
        />
      ) : null}
      {servers.ok ? (
        <ServerList
          pool={poolShown(pool)}
          servers={servers.value.map((governed) => ({
            ...governed,
            protection: serverProtection(pool, governed.server.identifier),
            clients: used.ok ? (own(used.value.servers, governed.server.identifier) ?? 0) : null,
          }))}
          isWhole={used.ok && used.value.isWhole}
          create={create}
        />
      ) : (
        <UnreadNotice problem={servers.problem} />
      )}
    </>
  );
}

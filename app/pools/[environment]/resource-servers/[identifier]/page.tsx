import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { saveScopePolicy, saveServer } from "@/app/pools/[environment]/resource-servers/[identifier]/actions";
import { serverTitle } from "@/app/titles";
import { DeadScopesNotice } from "@/components/resource-servers/dead-scopes-notice";
import { ManagedNotice } from "@/components/resource-servers/managed-notice";
import { ScopePolicyCard } from "@/components/resource-servers/scope-policy-card";
import { ScopeTeams } from "@/components/resource-servers/scope-teams";
import { ServerScopes } from "@/components/resource-servers/server-scopes";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { asksForNames } from "@/lib/acts/plan";
import { scopeUsage } from "@/lib/acts/servers/holders";
import { governedServers } from "@/lib/acts/servers/scope-policies";
import { suggestedTeams } from "@/lib/acts/teams";
import { openPool } from "@/lib/auth/open-pool";
import { poolShown } from "@/lib/domain/access/roles";
import { may, whyNot, whyNotOn } from "@/lib/domain/policy";
import { decodeSegment, routes } from "@/lib/domain/routes";
import { heldDeadScopes, usageOf } from "@/lib/domain/scope/holder";
import { teamMatrix } from "@/lib/domain/scope/team-matrix";
import { serverProtection } from "@/lib/inventory/protection";

export const generateMetadata = serverTitle("Resource server");

export default async function ResourceServerPage({
  params,
}: PageProps<"/pools/[environment]/resource-servers/[identifier]">) {
  const { environment, identifier } = await params;
  const pool = await openPool(environment);
  const [servers, used, teams] = await Promise.all([
    governedServers(pool),
    scopeUsage(pool),
    suggestedTeams(pool),
  ]);
  if (!servers.ok) return <UnreadNotice problem={servers.problem} />;
  const governed = servers.value.find(({ server }) => server.identifier === decodeSegment(identifier));
  if (!governed) notFound();
  const { server, policy } = governed;
  const usage = used.ok ? usageOf(used.value, server.identifier) : null;
  const matrix = used.ok ? teamMatrix(server, used.value) : null;
  const protection = serverProtection(pool, server.identifier);
  const mayNotDelete = whyNotOn(pool.person, "delete resource server", pool.environment, {
    team: null,
    protection,
  });
  const isEditor = may(pool.person, "edit resource server", pool.environment) && !server.isManaged;
  return (
    <>
      <PageHeader
        title={server.name}
        breadcrumb={[{ href: routes.resourceServers(pool), label: "Resource servers" }]}
      >
        <code translate="no" className="font-mono text-code wrap-anywhere">
          {server.identifier}
        </code>
      </PageHeader>
      <ManagedNotice protection={protection} />
      {usage ? (
        <DeadScopesNotice
          pool={poolShown(pool)}
          dead={heldDeadScopes(usage, [server]).filter((it) => it.identifier === server.identifier)}
          isWhole={usage.isWhole}
        />
      ) : null}
      {server.isManaged ? (
        <Notice tone="info" title="Cognito manages this resource server">
          It belongs to a Cognito feature, so its name and scopes are read-only here. Only admins can grant
          its scopes.
        </Notice>
      ) : null}
      <ServerScopes
        pool={poolShown(pool)}
        isConfirmed={asksForNames(pool)}
        region={pool.region}
        server={server}
        policy={policy}
        usage={usage}
        objection={
          isEditor ? null : server.isManaged ? "Cognito manages them." : whyNot("edit resource server")
        }
        intentId={randomUUID()}
        save={saveServer}
      />
      {server.isManaged ? null : (
        <ScopePolicyCard
          poolId={pool.id}
          server={server}
          policy={policy}
          knownTeams={teams}
          objection={
            may(pool.person, "set scope policy", pool.environment) ? null : whyNot("set scope policy")
          }
          intentId={randomUUID()}
          save={saveScopePolicy}
        />
      )}
      {usage && matrix ? <ScopeTeams pool={poolShown(pool)} matrix={matrix} isWhole={usage.isWhole} /> : null}
      {isEditor ? (
        <Card
          title="Delete this resource server"
          hint="Deletes all its scopes. You’ll see affected clients first."
        >
          {mayNotDelete === null ? (
            <ButtonLink variant="caution" href={routes.scopeRemoval(pool, server.identifier)}>
              Delete resource server
            </ButtonLink>
          ) : (
            <p className="text-table text-ink-muted">{mayNotDelete}</p>
          )}
        </Card>
      ) : null}
    </>
  );
}

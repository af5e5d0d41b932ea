import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import {
  deleteServer,
  removeScope,
} from "@/app/pools/[environment]/resource-servers/[identifier]/removal/actions";
import { serverTitle } from "@/app/titles";
import { ManagedNotice } from "@/components/resource-servers/managed-notice";
import { Removal } from "@/components/resource-servers/removal";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { asksForNames } from "@/lib/acts/plan";
import { impactOf } from "@/lib/acts/servers/holders";
import { openPool } from "@/lib/auth/open-pool";
import type { Pool } from "@/lib/domain/access/roles";
import { poolShown } from "@/lib/domain/access/roles";
import { may, whyNot, whyNotOn } from "@/lib/domain/policy";
import { decodeSegment, routes } from "@/lib/domain/routes";
import { fullScope, type ResourceServer } from "@/lib/domain/scope";
import { changed, deleteServerCommand, descriptionOf, serverCommand } from "@/lib/domain/scope/server-change";
import { serverProtection } from "@/lib/inventory/protection";
import { readServers } from "@/lib/inventory/resource-servers";

export const generateMetadata = serverTitle("Remove");

export default async function RemovalPage({
  params,
  searchParams,
}: PageProps<"/pools/[environment]/resource-servers/[identifier]/removal">) {
  const { environment, identifier: segment } = await params;
  const pool = await openPool(environment);
  const identifier = decodeSegment(segment) ?? "";
  const asked = (await searchParams).scope;
  // Without a scope the whole resource server is deleted, so a malformed scope must not count as none.
  if (Array.isArray(asked) || asked === "") notFound();
  const scope = asked ?? null;
  const servers = await readServers(pool);
  if (!servers.ok) return <UnreadNotice problem={servers.problem} />;
  const server = servers.value.find((it) => it.identifier === identifier) ?? null;
  const isThere = server !== null && (scope === null || descriptionOf(server, scope) !== null);
  const objection = isThere ? whyNotRemove(pool, server, scope) : whyNotRepair(pool);
  // This lists every client of the pool, so it is skipped for a person who may not continue.
  const impact = objection === null ? await impactOf(pool, identifier, scope) : null;
  // No client holds a scope of a resource server that never existed.
  if (server === null && impact?.ok && impact.value.isWhole && impact.value.holders.length === 0) notFound();
  return (
    <>
      <PageHeader
        title={titleOf(server, identifier, scope)}
        breadcrumb={[
          { href: routes.resourceServers(pool), label: "Resource servers" },
          ...(server ? [{ href: routes.resourceServer(pool, identifier), label: server.name }] : []),
        ]}
      >
        {isThere && scope === null
          ? "Deletes all its scopes and grant rules."
          : "Clients keep the name of a removed scope, but their tokens are issued without it, with no error."}
      </PageHeader>
      <ManagedNotice protection={serverProtection(pool, identifier)} />
      {isThere ? null : (
        <Notice
          tone="info"
          title={
            server ? "This resource server doesn’t have this scope" : "This resource server does not exist"
          }
        >
          Clients that still have {scope === null ? "its scopes" : "it"} have missing scopes. You can remove
          them from all clients here.
        </Notice>
      )}
      {objection === null ? null : <Notice tone="info" title={objection} />}
      {impact && !impact.ok ? <UnreadNotice problem={impact.problem} /> : null}
      {impact?.ok ? (
        <Removal
          pool={poolShown(pool)}
          isConfirmed={asksForNames(pool)}
          identifier={identifier}
          scope={scope}
          alive={server?.scopes.map(({ full }) => full) ?? []}
          impact={impact.value}
          confirm={isThere ? confirmation(pool, server, scope) : null}
        />
      ) : null}
    </>
  );
}

function titleOf(server: ResourceServer | null, identifier: string, scope: string | null): string {
  if (scope !== null) return `Remove ${fullScope(identifier, scope)}`;
  return server ? `Delete ${server.name}` : `Remove the scopes of ${identifier}`;
}

/** Why the person may not remove what is there; null where they may. */
function whyNotRemove(pool: Pool, server: ResourceServer, scope: string | null): string | null {
  if (server.isManaged) return "Cognito manages this resource server, so it can’t be changed here.";
  const permission = scope === null ? "delete resource server" : "edit resource server";
  const protection = serverProtection(pool, server.identifier);
  return whyNotOn(pool.person, permission, pool.environment, { team: null, protection });
}

/** A person who may edit clients may remove dead scopes. Each client is checked again. */
const whyNotRepair = (pool: Pool): string | null =>
  may(pool.person, "edit client", pool.environment) ? null : whyNot("edit client");

/** The removal of the scope, or of the whole resource server, as the page offers it. */
function confirmation(pool: Pool, server: ResourceServer, scope: string | null) {
  const { identifier } = server;
  const at = { region: pool.region, poolId: pool.id, identifier };
  const known = { poolId: pool.id, identifier, intentId: randomUUID() };
  if (scope === null)
    return {
      what: "resource server" as const,
      typedName: identifier,
      known,
      command: deleteServerCommand(at),
      doneHref: routes.resourceServers(pool),
      remove: deleteServer,
    };
  const change = { name: null, scopes: [{ name: scope, was: null, becomes: null }] };
  return {
    what: "scope" as const,
    typedName: scope,
    known: { ...known, scope },
    command: serverCommand("update-resource-server", at, changed(server, change)),
    doneHref: routes.resourceServer(pool, identifier),
    remove: removeScope,
  };
}

import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  deleteServer,
  removeScope,
} from "@/app/pools/[poolId]/resource-servers/[identifier]/removal/actions";
import { ManagedNotice } from "@/components/resource-servers/managed-notice";
import { Removal } from "@/components/resource-servers/removal";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import type { Pool } from "@/lib/domain/access/roles";
import { whyNotOn } from "@/lib/domain/policy";
import { decodeSegment, routes } from "@/lib/domain/routes";
import { fullScope, type ResourceServer } from "@/lib/domain/scope";
import { changed, deleteServerCommand, descriptionOf, serverCommand } from "@/lib/domain/scope/server-change";
import { impactOf } from "@/lib/acts/servers/holders";
import { readServers } from "@/lib/inventory/resource-servers";
import { serverProtection } from "@/lib/acts/subjects";

export const metadata: Metadata = { title: "Removal" };

export default async function RemovalPage({
  params,
  searchParams,
}: PageProps<"/pools/[poolId]/resource-servers/[identifier]/removal">) {
  const { poolId, identifier: segment } = await params;
  const pool = await openPool(poolId);
  const identifier = decodeSegment(segment) ?? "";
  const asked = (await searchParams).scope;
  // Without a scope all of it goes, so a malformed one must not pass for none.
  if (Array.isArray(asked) || asked === "") notFound();
  const scope = asked ?? null;
  const servers = await readServers(pool);
  if (!servers.ok) return <ProblemNotice problem={servers.problem} />;
  const server = servers.value.find((it) => it.identifier === identifier);
  if (!server) notFound();
  const isThere = scope === null || descriptionOf(server, scope) !== null;
  const objection = server.isManaged
    ? "Cognito manages this resource server, so nobody changes it here."
    : whyNotOn(
        pool.person,
        scope === null ? "delete resource server" : "edit resource server",
        pool.environment,
        { team: null, protection: serverProtection(pool, identifier) },
      );
  // Looking lists every client of the pool: not for somebody who may not go on.
  const impact = objection === null ? await impactOf(pool, identifier, scope) : null;
  return (
    <>
      <PageHeader
        title={scope === null ? `Delete ${server.name}` : `Remove ${fullScope(identifier, scope)}`}
        breadcrumb={[
          { href: routes.resourceServers(pool.id), label: "Resource servers" },
          { href: routes.resourceServer(pool.id, identifier), label: server.name },
        ]}
      >
        {scope === null
          ? "All its scopes go with it, and what was said of who may grant them."
          : "Clients that hold a scope keep its name, but their tokens silently lack it once it is gone."}
      </PageHeader>
      <ManagedNotice protection={serverProtection(pool, identifier)} />
      {isThere ? null : (
        <Notice tone="info" title="This resource server has no such scope any more">
          Clients that still hold it hold a dead scope, which can be taken off them here.
        </Notice>
      )}
      {objection === null ? null : <Notice tone="info" title={objection} />}
      {impact && !impact.ok ? <ProblemNotice problem={impact.problem} /> : null}
      {impact?.ok ? (
        <Removal
          poolId={pool.id}
          identifier={identifier}
          scope={scope}
          impact={impact.value}
          confirm={isThere ? confirmation(pool, server, scope) : null}
        />
      ) : null}
    </>
  );
}

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
      doneHref: routes.resourceServers(pool.id),
      remove: deleteServer,
    };
  const change = { name: null, scopes: [{ name: scope, was: null, becomes: null }] };
  return {
    what: "scope" as const,
    typedName: scope,
    known: { ...known, scope },
    command: serverCommand("update-resource-server", at, changed(server, change)),
    doneHref: routes.resourceServer(pool.id, identifier),
    remove: removeScope,
  };
}

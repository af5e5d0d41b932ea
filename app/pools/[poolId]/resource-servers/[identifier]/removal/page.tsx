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
import { whyNotOn } from "@/lib/domain/policy";
import { decodeSegment, routes } from "@/lib/domain/routes";
import { fullScope } from "@/lib/domain/scope";
import { changed, deleteServerCommand, descriptionOf, serverCommand } from "@/lib/domain/server-change";
import { impactOf } from "@/lib/inventory/holders";
import { readServers } from "@/lib/inventory/resource-servers";
import { serverProtection } from "@/lib/inventory/subjects";

export const metadata: Metadata = { title: "Removal" };

export default async function RemovalPage({
  params,
  searchParams,
}: PageProps<"/pools/[poolId]/resource-servers/[identifier]/removal">) {
  const { poolId, identifier: segment } = await params;
  const pool = await openPool(poolId);
  const identifier = decodeSegment(segment) ?? "";
  const asked = (await searchParams).scope;
  const scope = typeof asked === "string" && asked !== "" ? asked : null;
  const servers = await readServers(pool);
  if (!servers.ok) return <ProblemNotice problem={servers.problem} />;
  const server = servers.value.find((it) => it.identifier === identifier);
  if (!server) notFound();
  const impact = await impactOf(pool, identifier, scope);
  const isThere = scope === null || descriptionOf(server, scope) !== null;
  const at = { region: pool.region, poolId: pool.id, identifier };
  const here = routes.resourceServer(pool.id, identifier);
  const known = { poolId: pool.id, identifier, intentId: randomUUID() };
  const confirm =
    scope === null
      ? {
          what: "resource server" as const,
          typedName: identifier,
          known,
          command: deleteServerCommand(at),
          doneHref: routes.resourceServers(pool.id),
          remove: deleteServer,
        }
      : {
          what: "scope" as const,
          typedName: scope,
          known: { ...known, scope },
          command: serverCommand(
            "update-resource-server",
            at,
            changed(server, { name: null, scopes: [{ name: scope, was: null, becomes: null }] }),
          ),
          doneHref: here,
          remove: removeScope,
        };
  return (
    <>
      <PageHeader
        title={scope === null ? `Delete ${server.name}` : `Remove ${fullScope(identifier, scope)}`}
        breadcrumb={[
          { href: routes.resourceServers(pool.id), label: "Resource servers" },
          { href: here, label: server.name },
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
      <Body
        objection={
          server.isManaged
            ? "Cognito manages this resource server, so nobody changes it here."
            : whyNotOn(
                pool.person,
                scope === null ? "delete resource server" : "edit resource server",
                pool.environment,
                { team: null, protection: serverProtection(pool, identifier) },
              )
        }
      >
        {impact.ok ? (
          <Removal
            poolId={pool.id}
            identifier={identifier}
            scope={scope}
            impact={impact.value}
            confirm={isThere ? confirm : null}
          />
        ) : (
          <ProblemNotice problem={impact.problem} />
        )}
      </Body>
    </>
  );
}

function Body({ objection, children }: { objection: string | null; children: React.ReactNode }) {
  return objection === null ? children : <Notice tone="info" title={objection} />;
}

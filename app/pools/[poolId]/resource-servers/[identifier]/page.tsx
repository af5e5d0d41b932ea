import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { saveScopePolicy } from "@/app/pools/[poolId]/resource-servers/[identifier]/actions";
import { ManagedNotice } from "@/components/resource-servers/managed-notice";
import { ScopePolicyCard } from "@/components/resource-servers/scope-policy-card";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { may, whyNot } from "@/lib/domain/policy";
import { decodeSegment, routes } from "@/lib/domain/routes";
import { governedServers } from "@/lib/inventory/scope-policies";
import { serverProtection } from "@/lib/inventory/subjects";

export const metadata: Metadata = { title: "Resource server" };

export default async function ResourceServerPage({
  params,
}: PageProps<"/pools/[poolId]/resource-servers/[identifier]">) {
  const { poolId, identifier } = await params;
  const pool = await openPool(poolId);
  const servers = await governedServers(pool);
  if (!servers.ok) return <ProblemNotice problem={servers.problem} />;
  const governed = servers.value.find(({ server }) => server.identifier === decodeSegment(identifier));
  if (!governed) notFound();
  const { server, policy } = governed;
  return (
    <>
      <PageHeader
        title={server.name}
        breadcrumb={[{ href: routes.resourceServers(pool.id), label: "Resource servers" }]}
      >
        <code translate="no" className="font-mono text-code wrap-anywhere">
          {server.identifier}
        </code>
      </PageHeader>
      <ManagedNotice protection={serverProtection(pool, server.identifier)} />
      <ScopePolicyCard
        poolId={pool.id}
        server={server}
        policy={policy}
        objection={may(pool.person, "set scope policy", pool.environment) ? null : whyNot("set scope policy")}
        intentId={randomUUID()}
        save={saveScopePolicy}
      />
    </>
  );
}

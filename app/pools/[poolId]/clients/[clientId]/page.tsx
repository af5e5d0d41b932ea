import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClientHeader } from "@/components/clients/client-header";
import { ClientOverview } from "@/components/clients/client-overview";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { openPool } from "@/lib/auth/open-pool";
import { describePool } from "@/lib/cognito/pools";
import { listSecrets } from "@/lib/cognito/secrets";
import { decodeSegment } from "@/lib/domain/routes";
import { readClient } from "@/lib/inventory/clients";
import { recentServers } from "@/lib/inventory/resource-servers";

export const metadata: Metadata = { title: "App client" };

export default async function ClientPage({ params }: PageProps<"/pools/[poolId]/clients/[clientId]">) {
  const { poolId, clientId: segment } = await params;
  const pool = await openPool(poolId);
  const clientId = decodeSegment(segment) ?? "";
  const [client, secrets, servers, description] = await Promise.all([
    readClient(pool, clientId),
    listSecrets(pool, clientId),
    recentServers(pool),
    describePool(pool),
  ]);
  if (!client.ok)
    return client.problem.code === "not-found" ? notFound() : <ProblemNotice problem={client.problem} />;
  const scopes = servers.ok ? servers.value.flatMap((server) => server.scopes) : null;
  return (
    <>
      <ClientHeader poolId={pool.id} client={client.value} current="overview" />
      <ClientOverview
        client={client.value}
        secrets={secrets.ok ? secrets.value : null}
        secretsMessage={secrets.ok ? "" : secrets.problem.message}
        descriptions={scopes && new Map(scopes.map(({ full, description }) => [full, description]))}
        tokenUrl={description.ok ? description.value.tokenUrl : null}
      />
    </>
  );
}

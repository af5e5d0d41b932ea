import type { Metadata } from "next";
import { UnreadClient } from "@/app/pools/[poolId]/clients/[clientId]/unread-client";
import { ClientHeader } from "@/components/clients/card/client-header";
import { ExportedCode } from "@/components/export/exported-code";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { openClient } from "@/lib/auth/open-pool";
import { getDefinition } from "@/lib/aws/cognito/clients";
import { exportable } from "@/lib/domain/client/definition";
import { readClient } from "@/lib/inventory/clients";
import { recentServers } from "@/lib/inventory/resource-servers";

export const metadata: Metadata = { title: "Export" };

export default async function ClientExportPage({
  params,
}: PageProps<"/pools/[poolId]/clients/[clientId]/export">) {
  const { pool, clientId } = await openClient(params);
  const [client, definition, servers] = await Promise.all([
    readClient(pool, clientId),
    getDefinition(pool, clientId),
    recentServers(pool),
  ]);
  if (!client.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={client.problem} current="export" />;
  if (!definition.ok) return <UnreadNotice problem={definition.problem} />;
  if (!servers.ok) return <UnreadNotice problem={servers.problem} />;
  return (
    <>
      <ClientHeader poolId={pool.id} client={client.value} current="export" />
      <ExportedCode
        exported={{
          poolId: pool.id,
          region: pool.region,
          clients: [definition.value],
          servers: exportable(servers.value),
        }}
        chosenServers={[]}
      />
    </>
  );
}

import { UnreadClient } from "@/app/pools/[environment]/clients/[clientId]/unread-client";
import { clientTitle } from "@/app/titles";
import { ClientHeader } from "@/components/clients/card/client-header";
import { ExportClient } from "@/components/export/export-client";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { openClient } from "@/lib/auth/open-pool";
import { poolShown } from "@/lib/domain/access/roles";
import { exportable, managedOf } from "@/lib/domain/client/definition";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { routes } from "@/lib/domain/routes";
import { marksOf, readClient } from "@/lib/inventory/clients";
import { recentServers } from "@/lib/inventory/resource-servers";

export const generateMetadata = clientTitle("Export");

export default async function ClientExportPage({
  params,
}: PageProps<"/pools/[environment]/clients/[clientId]/export">) {
  const { pool, clientId } = await openClient(params);
  const [client, servers] = await Promise.all([readClient(pool, clientId), recentServers(pool)]);
  if (!client.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={client.problem} current="export" />;
  if (!servers.ok) return <UnreadNotice problem={servers.problem} />;
  return (
    <>
      <ClientHeader
        pool={poolShown(pool)}
        client={client.value}
        marks={await marksOf(pool, client.value)}
        current="export"
      />
      <ExportClient
        clientId={clientId}
        pool={{ poolId: pool.id, region: pool.region, servers: exportable(servers.value) }}
        managedServers={managedOf(servers.value)}
        definitions={{ url: routes.clientDefinitions(pool), most: PAGE_ROWS }}
      />
    </>
  );
}

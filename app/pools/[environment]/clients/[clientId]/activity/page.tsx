import { UnreadClient } from "@/app/pools/[environment]/clients/[clientId]/unread-client";
import { clientTitle } from "@/app/titles";
import { ClientActivity } from "@/components/audit/client-activity";
import { ClientHeader } from "@/components/clients/card/client-header";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { openClient } from "@/lib/auth/open-pool";
import { poolShown } from "@/lib/domain/access/roles";
import { AUDIT_PAGE_ROWS, auditFilter, readAuditSearch } from "@/lib/domain/audit/search";
import { knownNames, marksOf, readClient } from "@/lib/inventory/clients";
import { findPage } from "@/lib/store/audit/search";

export const generateMetadata = clientTitle("Activity");

export default async function ClientActivityPage({
  params,
  searchParams,
}: PageProps<"/pools/[environment]/clients/[clientId]/activity">) {
  const { pool, clientId } = await openClient(params);
  const read = readAuditSearch({ ...(await searchParams), environment: undefined });
  const meant = { people: null, clientIds: [clientId] };
  const [client, found] = await Promise.all([
    readClient(pool, clientId),
    // By the pool: rows keep the name that its environment had.
    read.ok
      ? findPage({ ...auditFilter(read.value.search, meant, pool.person), poolId: pool.id }, AUDIT_PAGE_ROWS)
      : read,
  ]);
  const activity = (
    <>
      {read.ok && found.ok ? (
        <ClientActivity
          pool={poolShown(pool)}
          clientId={clientId}
          page={found.value}
          names={await knownNames(pool, new Set([clientId]))}
          before={read.value.search.before}
        />
      ) : null}
      {found.ok ? null : <UnreadNotice problem={found.problem} />}
    </>
  );
  if (!client.ok)
    return (
      <UnreadClient pool={pool} clientId={clientId} problem={client.problem} current="activity">
        {activity}
      </UnreadClient>
    );
  return (
    <>
      <ClientHeader
        pool={poolShown(pool)}
        client={client.value}
        marks={await marksOf(pool, client.value)}
        current="activity"
      />
      {activity}
    </>
  );
}

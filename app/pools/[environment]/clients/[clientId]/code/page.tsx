import { UnreadClient } from "@/app/pools/[environment]/clients/[clientId]/unread-client";
import { clientTitle } from "@/app/titles";
import { ClientHeader } from "@/components/clients/card/client-header";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ClientCode } from "@/components/tokens/client-code";
import { ClientTokenCode } from "@/components/tokens/client-token-code";
import { Notice } from "@/components/ui/notice";
import { openClient } from "@/lib/auth/open-pool";
import { describePool } from "@/lib/aws/cognito/pools";
import { poolShown } from "@/lib/domain/access/roles";
import { hasTokenApi, whyNoToken } from "@/lib/domain/client/client";
import { changesClientTokens } from "@/lib/domain/pool/token-trigger";
import { routes } from "@/lib/domain/routes";
import { liveScopes } from "@/lib/domain/scope";
import { clientTokenCommand } from "@/lib/domain/snippet/settings";
import { waysOf } from "@/lib/domain/token/ways";
import { marksOf, readClient } from "@/lib/inventory/clients";
import { recentServers } from "@/lib/inventory/resource-servers";

export const generateMetadata = clientTitle("Code");

export default async function ClientCodePage({
  params,
}: PageProps<"/pools/[environment]/clients/[clientId]/code">) {
  const { pool, clientId } = await openClient(params);
  const [client, description, servers] = await Promise.all([
    readClient(pool, clientId),
    describePool(pool),
    recentServers(pool),
  ]);
  if (!client.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={client.problem} current="code" />;
  if (!description.ok) return <UnreadNotice problem={description.problem} />;
  const { name, scopes, kind, authFlows } = client.value;
  const { tokenUrl, issuer, tokenTrigger } = description.value;
  const reason = whyNoToken(kind);
  const live = servers.ok ? liveScopes(scopes, servers.value) : scopes;
  const isOfApi = !waysOf(client.value, tokenUrl !== null).includes("basic");
  return (
    <>
      <ClientHeader
        pool={poolShown(pool)}
        client={client.value}
        marks={await marksOf(pool, client.value)}
        current="code"
      />
      {isOfApi && reason === null ? (
        <ClientTokenCode command={clientTokenCommand({ clientId, scopes: live, region: pool.region })} />
      ) : tokenUrl && reason === null ? (
        <ClientCode
          kitUrl={routes.clientKit(pool, clientId)}
          takesMetadata={changesClientTokens(tokenTrigger)}
          facts={{
            name,
            clientId,
            tokenUrl,
            scopes: live,
            poolId: pool.id,
            region: pool.region,
            issuer,
            hasTokenApi: hasTokenApi(authFlows),
          }}
        />
      ) : (
        <Notice tone="info" title={reason ?? "This pool has no domain, so it has no token endpoint."} />
      )}
    </>
  );
}

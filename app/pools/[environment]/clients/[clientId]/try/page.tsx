import { changeScopes, switchOn } from "@/app/pools/[environment]/clients/[clientId]/try/actions";
import { UnreadClient } from "@/app/pools/[environment]/clients/[clientId]/unread-client";
import { clientTitle } from "@/app/titles";
import { ClientHeader } from "@/components/clients/card/client-header";
import { ExplainElsewhere } from "@/components/tokens/explain-elsewhere";
import { TokenWays } from "@/components/tokens/token-ways";
import { TryToken } from "@/components/tokens/try-token";
import { Notice } from "@/components/ui/notice";
import { asksForNames } from "@/lib/acts/plan";
import { clientSubject } from "@/lib/acts/subjects";
import { offer } from "@/lib/acts/tokens/state";
import { openClient } from "@/lib/auth/open-pool";
import { describePool } from "@/lib/aws/cognito/pools";
import { poolShown } from "@/lib/domain/access/roles";
import { whyNoToken } from "@/lib/domain/client/client";
import { whyNotOn } from "@/lib/domain/policy";
import { changesClientTokens } from "@/lib/domain/pool/token-trigger";
import { whenReading } from "@/lib/domain/problem";
import { routes } from "@/lib/domain/routes";
import { liveScopes } from "@/lib/domain/scope";
import { fixOf } from "@/lib/domain/token/fix";
import { waysOf } from "@/lib/domain/token/ways";
import { marksOf, readClient } from "@/lib/inventory/clients";
import { protectionOf } from "@/lib/inventory/protection";
import { recentServers } from "@/lib/inventory/resource-servers";

export const generateMetadata = clientTitle("Try a token");

export default async function TryTokenPage({
  params,
}: PageProps<"/pools/[environment]/clients/[clientId]/try">) {
  const { pool, clientId } = await openClient(params);
  const [client, description, servers, subject] = await Promise.all([
    readClient(pool, clientId),
    describePool(pool),
    recentServers(pool),
    clientSubject(pool, { clientId }),
  ]);
  if (!client.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={client.problem} current="try" />;
  const { scopes, kind, name } = client.value;
  const objection = subject.ok
    ? whyNotOn(pool.person, "test token", pool.environment, subject.value)
    : whenReading(subject.problem).message;
  const ways = waysOf(client.value, !description.ok || description.value.tokenUrl !== null);
  const trigger = description.ok ? description.value.tokenTrigger : null;
  const reason = whyNoToken(kind) ?? objection;
  const found = { client: client.value, servers: servers.ok ? servers.value : null, requested: [] };
  const fix = fixOf("scope-dead", found);
  const fixTarget = {
    pool: poolShown(pool),
    clientId,
    name,
    protection: protectionOf(clientId),
    isConfirmed: asksForNames(pool),
    switchOn,
    changeScopes,
  };
  const explainError = (
    <ExplainElsewhere url={routes.clientExplanation(pool, clientId)} fixTarget={fixTarget} />
  );
  return (
    <>
      <ClientHeader
        pool={poolShown(pool)}
        client={client.value}
        marks={await marksOf(pool, client.value)}
        current="try"
      />
      {reason === null ? null : <Notice tone="info" title={reason} />}
      {description.ok && description.value.tokenUrl === null && !ways.includes("api") ? (
        <Notice tone="warn" title="This pool has no domain, so it has no token endpoint.">
          Add a domain to the pool first. Token requests fail until then.
        </Notice>
      ) : null}
      {reason === null ? (
        <TokenWays
          legend="What to do"
          ways={[
            {
              value: "try",
              label: "Request a token",
              panel: (
                <TryToken
                  url={routes.clientToken(pool, clientId)}
                  allowed={scopes}
                  live={servers.ok ? liveScopes(scopes, servers.value) : scopes}
                  ways={ways}
                  metadataFor={changesClientTokens(trigger) ? trigger.version : null}
                  fixTarget={fixTarget}
                  dropDead={fix && { ...fix, ...(await offer(pool, client.value, fix)) }}
                />
              ),
            },
            { value: "explain", label: "Explain an error from your app", panel: explainError },
          ]}
        />
      ) : (
        explainError
      )}
    </>
  );
}

import { poolTitle } from "@/app/titles";
import { HelpLink } from "@/components/help/help-link";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { CheckToken } from "@/components/tokens/check/check-token";
import { PredictToken } from "@/components/tokens/check/predict-token";
import { TokenWays } from "@/components/tokens/token-ways";
import { PageHeader } from "@/components/ui/page-header";
import { askedClient } from "@/lib/acts/tokens/asked-client";
import { openPool } from "@/lib/auth/open-pool";
import { describePool } from "@/lib/aws/cognito/pools";
import { poolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";
import { recentServers } from "@/lib/inventory/resource-servers";

export const generateMetadata = poolTitle("Check a token");

export default async function CheckTokenPage({
  params,
  searchParams,
}: PageProps<"/pools/[environment]/check-token">) {
  const pool = await openPool((await params).environment);
  const { client = "" } = await searchParams;
  const asked = String(client);
  const [servers, description, found] = await Promise.all([
    recentServers(pool),
    describePool(pool),
    askedClient(pool, asked),
  ]);
  return (
    <>
      <PageHeader title="Check a token">
        Check whether an API in this environment would accept a token, or a client’s next token. Tokens aren’t
        stored.{" "}
        <HelpLink page="api-owners" section="check-a-token-in-your-api">
          How an API checks tokens
        </HelpLink>
      </PageHeader>
      {servers.ok ? (
        <TokenWays
          legend="What to check"
          first={asked === "" ? "token" : "client"}
          ways={[
            {
              value: "token",
              label: "A token",
              panel: <CheckToken url={routes.tokenVerdict(pool)} servers={servers.value} />,
            },
            {
              value: "client",
              label: "A client, without a token",
              panel: description.ok ? (
                <PredictToken
                  key={asked}
                  pool={poolShown(pool)}
                  asked={asked}
                  found={found}
                  facts={{
                    tokenUrl: description.value.tokenUrl,
                    issuer: description.value.issuer,
                    tokenTrigger: description.value.tokenTrigger,
                    servers: servers.value,
                  }}
                />
              ) : (
                <UnreadNotice problem={description.problem} />
              ),
            },
          ]}
        />
      ) : (
        <UnreadNotice problem={servers.problem} />
      )}
    </>
  );
}

import { poolTitle } from "@/app/titles";
import { HelpLink } from "@/components/help/help-link";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { CheckToken } from "@/components/tokens/check-token";
import { PageHeader } from "@/components/ui/page-header";
import { openPool } from "@/lib/auth/open-pool";
import { routes } from "@/lib/domain/routes";
import { recentServers } from "@/lib/inventory/resource-servers";

export const generateMetadata = poolTitle("Check a token");

export default async function CheckTokenPage({ params }: PageProps<"/pools/[poolId]/check-token">) {
  const pool = await openPool((await params).poolId);
  const servers = await recentServers(pool);
  return (
    <>
      <PageHeader title="Check a token">
        Check whether an API in this environment would accept a token. Tokens aren’t stored.{" "}
        <HelpLink page="api-owners" section="check-a-token-in-your-api">
          How an API checks tokens
        </HelpLink>
      </PageHeader>
      {servers.ok ? (
        <CheckToken url={routes.tokenVerdict(pool.id)} servers={servers.value} />
      ) : (
        <UnreadNotice problem={servers.problem} />
      )}
    </>
  );
}

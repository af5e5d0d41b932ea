import { poolTitle } from "@/app/titles";
import { EndpointsCard } from "@/components/clients/card/endpoints-card";
import { HelpLink } from "@/components/help/help-link";
import { IssuerNotice } from "@/components/pools/issuer-notice";
import { PoolDomainsCard } from "@/components/pools/pool-domains-card";
import { PoolFactsCard } from "@/components/pools/pool-facts-card";
import { PoolLimitsCard } from "@/components/pools/pool-limits-card";
import { PoolRegistrationCard } from "@/components/pools/pool-registration-card";
import { PoolReplicasCard } from "@/components/pools/pool-replicas-card";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { PageHeader } from "@/components/ui/page-header";
import { Moment } from "@/components/ui/text/moment";
import { openPool } from "@/lib/auth/open-pool";
import { poolShown } from "@/lib/domain/access/roles";
import { upkeepInWords } from "@/lib/domain/list/upkeep";
import { poolDetails, poolUpkeep } from "@/lib/inventory/pool/details";

export const generateMetadata = poolTitle("Pool details");

export default async function PoolDetailsPage({ params }: PageProps<"/pools/[environment]/details">) {
  const pool = await openPool((await params).environment);
  const [details, upkeep] = await Promise.all([poolDetails(pool), poolUpkeep(pool)]);
  if (!details.ok)
    return (
      <>
        <PageHeader title="Pool details" />
        <UnreadNotice problem={details.problem} />
      </>
    );
  const { description, domains, replicas, registered, limits, at } = details.value;
  const { name, facts, tokenTrigger, registration } = description;
  return (
    <>
      <PageHeader title="Pool details">
        What Cognito says of this pool, as of <Moment at={at} />. The console never changes it.{" "}
        <HelpLink page="platform-engineers" section="pool-details">
          What each fact means
        </HelpLink>
      </PageHeader>
      {facts.hasUpdatedIssuer ? <IssuerNotice /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <PoolFactsCard name={name} region={pool.region} facts={facts} tokenTrigger={tokenTrigger} />
          <PoolRegistrationCard pool={poolShown(pool)} registration={registration} registered={registered} />
          <PoolReplicasCard replicas={replicas} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <EndpointsCard poolId={pool.id} endpoints={description} />
          <PoolDomainsCard domains={domains} customDomain={facts.customDomain} />
          <PoolLimitsCard limits={limits} reading={upkeep && upkeepInWords(upkeep)} />
        </div>
      </div>
    </>
  );
}

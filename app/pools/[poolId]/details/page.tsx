import { poolTitle } from "@/app/titles";
import { EndpointsCard } from "@/components/clients/card/endpoints-card";
import { HelpLink } from "@/components/help/help-link";
import { figuresShown } from "@/components/pools/figures-shown";
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
import { describePool } from "@/lib/aws/cognito/pools";
import { poolDetails } from "@/lib/inventory/pool-details";
import { poolFigures } from "@/lib/inventory/pool-figures";

export const generateMetadata = poolTitle("Pool details");

export default async function PoolDetailsPage({ params }: PageProps<"/pools/[poolId]/details">) {
  const pool = await openPool((await params).poolId);
  const description = await describePool(pool);
  if (!description.ok)
    return (
      <>
        <PageHeader title="Pool details" />
        <UnreadNotice problem={description.problem} />
      </>
    );
  const { name, facts, tokenTrigger, registration } = description.value;
  const [details, figures] = await Promise.all([poolDetails(pool, description.value), poolFigures(pool)]);
  return (
    <>
      <PageHeader title="Pool details">
        What Cognito says of this pool, as of <Moment at={details.at} />. The console never changes it.{" "}
        <HelpLink page="platform-engineers" section="pool-details">
          What each fact means
        </HelpLink>
      </PageHeader>
      {facts.hasUpdatedIssuer ? <IssuerNotice /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <PoolFactsCard name={name} region={pool.region} facts={facts} tokenTrigger={tokenTrigger} />
          <PoolRegistrationCard
            poolId={pool.id}
            registration={registration}
            registered={details.registered}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <EndpointsCard poolId={pool.id} endpoints={description.value} />
          <PoolDomainsCard domains={details.domains} customDomain={facts.customDomain} />
          <PoolReplicasCard replicas={details.replicas} />
          <PoolLimitsCard limits={details.limits} reading={figures && figuresShown(pool.id, figures).calls} />
        </div>
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { ConsoleFrame } from "@/app/console-frame";
import { figuresShown } from "@/components/pools/figures-shown";
import { PoolList } from "@/components/pools/pool-list";
import { PageHeader } from "@/components/ui/page-header";
import { requirePerson } from "@/lib/auth/person";
import { describePool, poolsOf } from "@/lib/aws/cognito/pools";
import { may } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { poolFigures } from "@/lib/inventory/pool/figures";

export const metadata: Metadata = { title: "User pools" };

export default async function PoolsPage() {
  const person = await requirePerson();
  const pools = poolsOf(person);
  const [descriptions, figures] = await Promise.all([
    Promise.all(pools.map((pool) => describePool(pool))),
    Promise.all(pools.map(poolFigures)),
  ]);
  return (
    <ConsoleFrame person={person}>
      <PageHeader title="User pools">User pools you have access to.</PageHeader>
      <PoolList
        pools={pools.map((pool, index) => {
          const { id, environment, region } = pool;
          const description = descriptions[index];
          const known = figures[index];
          return {
            id,
            environment,
            region,
            href: routes.clients(pool),
            detailsHref: routes.poolDetails(pool),
            setupHref: may(person, "set scope policy", environment) ? routes.setup(pool) : null,
            description: description?.ok ? description.value : null,
            figures: known ? figuresShown(pool, known) : null,
          };
        })}
      />
    </ConsoleFrame>
  );
}

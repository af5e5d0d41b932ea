import type { Metadata } from "next";
import { SignOutButton } from "@/app/sign-in/components";
import { PoolList } from "@/components/pools/pool-list";
import { Frame } from "@/components/shell/frame";
import { KeepSignedIn } from "@/components/shell/keep-signed-in";
import { PageHeader } from "@/components/ui/page-header";
import { requirePerson } from "@/lib/auth/person";
import { signOutUrl } from "@/lib/auth/sign-out-url";
import { describePool, poolsOf } from "@/lib/cognito/pools";
import { rolesInWords } from "@/lib/domain/access";
import { routes } from "@/lib/domain/routes";

export const metadata: Metadata = { title: "User pools" };

export default async function PoolsPage() {
  const person = await requirePerson();
  const pools = poolsOf(person).map((pool) => ({ ...pool, href: routes.clients(pool.id) }));
  const descriptions = await Promise.all(poolsOf(person).map(describePool));
  return (
    <Frame
      environments={pools.map(({ id, environment, href }) => ({
        name: environment,
        poolId: id,
        href,
        isCurrent: false,
      }))}
      navigation={[]}
      person={{ name: person.name, email: person.email, roles: rolesInWords(person) }}
      signOut={<SignOutButton leaveTo={await signOutUrl()} />}
    >
      <KeepSignedIn renewUrl={routes.session} signInUrl={routes.signIn} />
      <PageHeader title="User pools">
        The pools in which your groups give you a role. Choose one to see its app clients.
      </PageHeader>
      <PoolList
        pools={pools.map(({ id, environment, region, href }, index) => {
          const description = descriptions[index];
          return { id, environment, region, href, description: description?.ok ? description.value : null };
        })}
      />
    </Frame>
  );
}

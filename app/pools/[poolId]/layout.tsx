import { SignOutButton } from "@/app/sign-in/components";
import { Frame } from "@/components/shell/frame";
import { KeepSignedIn } from "@/components/shell/keep-signed-in";
import { openPool } from "@/lib/auth/open-pool";
import { signOutUrl } from "@/lib/auth/sign-in/sign-out-url";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { rolesInWords } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";

/** The frame of one pool. It is no access check: each page, action and route opens the pool by itself. */
export default async function PoolLayout({ params, children }: LayoutProps<"/pools/[poolId]">) {
  const pool = await openPool((await params).poolId);
  const { person } = pool;
  return (
    <Frame
      environments={poolsOf(person).map(({ id, environment }) => ({
        name: environment,
        poolId: id,
        isCurrent: id === pool.id,
      }))}
      navigation={[
        {
          href: routes.clients(pool.id),
          label: "App clients",
          icon: "clients",
        },
        {
          href: routes.resourceServers(pool.id),
          label: "Resource servers",
          icon: "resource servers",
        },
        {
          href: routes.checkToken(pool.id),
          label: "Check a token",
          icon: "token",
        },
        {
          href: routes.poolExport(pool.id),
          label: "Export",
          icon: "export",
        },
        { href: routes.audit, label: "Audit", icon: "audit" },
      ]}
      person={{ name: person.name, email: person.email, roles: rolesInWords(person) }}
      signOut={<SignOutButton leaveTo={await signOutUrl()} />}
    >
      <KeepSignedIn renewUrl={routes.session} signInUrl={routes.signIn} />
      {children}
    </Frame>
  );
}

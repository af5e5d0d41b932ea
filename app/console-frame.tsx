import type { ReactNode } from "react";
import { SignOutButton } from "@/app/sign-in/components";
import { Frame } from "@/components/shell/frame";
import { KeepSignedIn } from "@/components/shell/keep-signed-in";
import { signOutUrl } from "@/lib/auth/sign-in/sign-out-url";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { type Person, rolesInWords } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";

/** The frame of the pages that belong to no pool. It is no access check: `person` has passed that already. */
export async function ConsoleFrame({ person, children }: { person: Person; children: ReactNode }) {
  return (
    <Frame
      environments={poolsOf(person).map(({ id, environment }) => ({
        name: environment,
        poolId: id,
        isCurrent: false,
      }))}
      navigation={[
        { href: routes.pools, label: "User pools", icon: "clients" },
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

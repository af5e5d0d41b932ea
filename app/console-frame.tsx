import type { ReactNode } from "react";
import { SignOutButton } from "@/app/sign-in/components";
import { Frame } from "@/components/shell/frame";
import { KeepSignedIn } from "@/components/shell/keep-signed-in";
import { isSetupOpen } from "@/lib/acts/setup/ownerless";
import { whyNoDoctor } from "@/lib/auth/doctor-door";
import { signOutUrl } from "@/lib/auth/sign-in/sign-out-url";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { type Person, type Pool, rolesInWords } from "@/lib/domain/access/roles";
import { pagesFrom } from "@/lib/domain/navigation";
import { routes } from "@/lib/domain/routes";

type Props = {
  person: Person;
  /** The pool of the page, if it belongs to one. */
  pool?: Pool | undefined;
  children: ReactNode;
};

/** The frame of every page behind the sign-in. It is no access check: `person` has passed that already. */
export async function ConsoleFrame({ person, pool, children }: Props) {
  const [hasSetup, leaveTo] = await Promise.all([pool ? isSetupOpen(pool) : false, signOutUrl()]);
  return (
    <Frame
      environments={poolsOf(person).map(({ id, environment }) => ({
        name: environment,
        poolId: id,
        isCurrent: id === pool?.id,
      }))}
      navigation={pagesFrom(pool ?? null, {
        hasSetup,
        hasDoctor: whyNoDoctor(person) === null,
      })}
      person={{ name: person.name, email: person.email, roles: rolesInWords(person) }}
      signOut={<SignOutButton leaveTo={leaveTo} />}
    >
      <KeepSignedIn renewUrl={routes.session} signInUrl={routes.signIn} />
      {children}
    </Frame>
  );
}

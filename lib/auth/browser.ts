"use client";

import { signIn, signOut } from "next-auth/react";

/** Leads to the issuer's login page. By script, because `form-action 'self'` blocks a form's redirect elsewhere. */
export const startSignIn = (returnTo: string) => signIn("cognito", { callbackUrl: returnTo });

/** Ends the console's session, then Cognito's at `leaveTo`, or goes to the sign-in page where there is none. */
export async function endSession(leaveTo: string | null, signInPage: string): Promise<void> {
  await signOut({ redirect: false });
  window.location.assign(leaveTo ?? signInPage);
}

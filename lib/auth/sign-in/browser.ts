"use client";

// Loaded at the click that needs it: no page carries it along.
const nextAuth = () => import("next-auth/react");

/** Leads to the issuer's login page. By script, because `form-action 'self'` blocks a form's redirect elsewhere. */
export async function startSignIn(returnTo: string): Promise<void> {
  const { signIn } = await nextAuth();
  await signIn("cognito", { callbackUrl: returnTo });
}

/** Ends the console's session, then Cognito's at `leaveTo`, or goes to the sign-in page where there is none. */
export async function endSession(leaveTo: string | null, signInPage: string): Promise<void> {
  const { signOut } = await nextAuth();
  await signOut({ redirect: false });
  window.location.assign(leaveTo ?? signInPage);
}

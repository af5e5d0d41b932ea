"use client";

// Loaded on the click that needs it, so that no page includes it.
const nextAuth = () => import("next-auth/react");

/** Leads to the issuer's login page. By script, because `form-action 'self'` blocks a form's redirect elsewhere. */
export async function startSignIn(returnTo: string): Promise<void> {
  const { signIn } = await nextAuth();
  await signIn("cognito", { callbackUrl: returnTo });
}

/** Ends the console's session, then Cognito's at `leaveTo`, or goes to the sign-in page if `leaveTo` is null. */
export async function endSession(leaveTo: string | null, signInPage: string): Promise<void> {
  const { signOut } = await nextAuth();
  await signOut({ redirect: false });
  window.location.assign(leaveTo ?? signInPage);
}

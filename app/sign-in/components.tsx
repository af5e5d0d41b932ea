"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { endSession, startSignIn } from "@/lib/auth/sign-in/browser";
import { routes } from "@/lib/domain/routes";

/** Goes to the issuer's login page, and from there to `returnTo`. */
export function SignInButton({ returnTo }: { returnTo: string }) {
  const [isPending, setPending] = useState(false);
  return (
    <Button
      variant="primary"
      pending={isPending}
      pendingLabel="Signing in…"
      onClick={() => {
        setPending(true);
        startSignIn(returnTo).catch(() => setPending(false));
      }}
    >
      Sign in
    </Button>
  );
}

/** Ends the session here and at the issuer. */
export function SignOutButton({ leaveTo }: { leaveTo: string | null }) {
  const [isPending, setPending] = useState(false);
  return (
    <Button
      pending={isPending}
      pendingLabel="Signing out…"
      onClick={() => {
        setPending(true);
        endSession(leaveTo, routes.signIn).catch(() => setPending(false));
      }}
    >
      Sign out
    </Button>
  );
}

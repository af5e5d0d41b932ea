"use client";

import { useEffect, useState } from "react";
import { forgetSelections } from "@/components/clients/selection/selected";
import { forgetRecentClients } from "@/components/keyboard/recent-clients";
import { unmarkSession } from "@/components/shell/session-mark";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { endSession, startSignIn } from "@/lib/auth/sign-in/browser";
import { routes } from "@/lib/domain/routes";

/** Goes to the issuer's login page, and from there to `returnTo`. */
export function SignInButton({ returnTo }: { returnTo: string }) {
  const [isPending, setPending] = useState(false);
  // Another person may sign in now.
  useEffect(forget, []);
  return (
    <Form
      onSubmit={() => {
        setPending(true);
        startSignIn(returnTo).catch(() => setPending(false));
      }}
    >
      <Button type="submit" variant="primary" pending={isPending} pendingLabel="Signing in…">
        Sign in
      </Button>
    </Form>
  );
}

/** Forgets what this browser keeps of the person. */
function forget(): void {
  forgetRecentClients();
  forgetSelections();
}

/** Ends the session here and at the issuer. */
export function SignOutButton({ leaveTo }: { leaveTo: string | null }) {
  const [isPending, setPending] = useState(false);
  return (
    <Form
      onSubmit={() => {
        setPending(true);
        forget();
        unmarkSession();
        endSession(leaveTo, routes.signIn).catch(() => setPending(false));
      }}
    >
      <Button type="submit" pending={isPending} pendingLabel="Signing out…">
        Sign out
      </Button>
    </Form>
  );
}

import type { Metadata } from "next";
import { SignOutButton } from "@/app/sign-in/components";
import { CheckAgainButton } from "@/components/shell/check-again-button";
import { OwnGroups } from "@/components/shell/own-groups";
import { Standalone } from "@/components/shell/standalone";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { signOutUrl } from "@/lib/auth/sign-in/sign-out-url";
import { waitingForRole } from "@/lib/auth/waiting";

export const metadata: Metadata = { title: "No access" };

export default async function NoAccessPage() {
  const { email, groups, claim, reading, isRenewable, problem } = await waitingForRole();
  return (
    <Standalone
      title="You don’t have access"
      action={
        <>
          {isRenewable ? <CheckAgainButton isUnknown={problem !== null} /> : null}
          <SignOutButton leaveTo={await signOutUrl()} />
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>
          You are signed in as <strong className="wrap-anywhere text-ink">{email}</strong>, but none of your
          groups has a role in Clientele. Ask an admin of your sign-in service to add you to a group with a
          role,{" "}
          {isRenewable ? "then check again." : "then sign out and in again: your groups are read at sign-in."}
        </p>
        <OwnGroups groups={groups} claim={claim} reading={reading} />
        {problem ? <UnreadNotice problem={problem} /> : null}
      </div>
    </Standalone>
  );
}

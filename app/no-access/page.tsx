import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignOutButton } from "@/app/sign-in/components";
import { Standalone } from "@/components/shell/standalone";
import { currentPerson } from "@/lib/auth/person";
import { currentSession } from "@/lib/auth/session";
import { signOutUrl } from "@/lib/auth/sign-in/sign-out-url";
import { routes } from "@/lib/domain/routes";

export const metadata: Metadata = { title: "No access" };

export default async function NoAccessPage() {
  const session = await currentSession();
  if (!session.ok) redirect(routes.signIn);
  if ((await currentPerson("reads")).ok) redirect(routes.pools);
  return (
    <Standalone title="You don’t have access" action={<SignOutButton leaveTo={await signOutUrl()} />}>
      <p>
        You are signed in as <strong className="text-ink">{session.value.email}</strong>, but you aren’t in a
        group that can use Clientele. Ask an admin of the user pool to add you to{" "}
        <code className="font-mono text-code">m2m-viewer</code>,{" "}
        <code className="font-mono text-code">m2m-operator</code> or{" "}
        <code className="font-mono text-code">m2m-admin</code>, then reload this page.
      </p>
    </Standalone>
  );
}

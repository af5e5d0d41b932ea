import type { Metadata } from "next";
import { cookies } from "next/headers";
import { SignInButton } from "@/app/sign-in/components";
import { sessionMark } from "@/components/shell/session-mark";
import { Standalone } from "@/components/shell/standalone";
import { Notice } from "@/components/ui/notice";
import { signInPlace } from "@/lib/auth/sign-in/place";
import { refusalInWords } from "@/lib/domain/access/sign-in-refusal";
import { LONGEST_ADDRESS, routes } from "@/lib/domain/routes";
import { own } from "@/lib/domain/text/own";

export const metadata: Metadata = { title: "Sign in" };

/** Reasons beside those of a refused sign-in: of a page that could not be shown, and next-auth’s own. */
const sentences: Record<string, string> = {
  "sign-in-unreachable":
    "The sign-in service couldn’t be reached, so your roles couldn’t be checked. Try again in a moment.",
  OAuthSignin: "The sign-in service couldn’t be reached. Try again in a moment.",
  OAuthCallback: "The sign-in was not completed. Try again.",
};

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { error, callbackUrl } = await searchParams;
  const { name, isLocal } = signInPlace();
  const hasEnded = (await cookies()).has(sessionMark);
  return (
    <Standalone title="Sign in to Clientele" action={<SignInButton returnTo={pathOf(callbackUrl)} />}>
      <div className="flex flex-col gap-4">
        <p>Manage app clients, scopes and secrets in your Cognito user pools.</p>
        <p>
          {isLocal ? "The local Cognito signs you in" : "Your organization’s sign-in service signs you in"},
          at <code className="font-mono text-code wrap-anywhere text-ink">{name}</code>. Then you return to
          Clientele.
        </p>
        {isLocal ? (
          <p>
            Its accounts are in the terminal that started it: email address, password and role, one account
            per line.
          </p>
        ) : null}
      </div>
      <noscript>
        <p className="mt-4 font-medium text-ink">
          Clientele requires JavaScript. Enable it for this site, then reload the page.
        </p>
      </noscript>
      {typeof error === "string" ? (
        <div className="mt-4">
          <Notice
            tone="danger"
            title={own(sentences, error) ?? refusalInWords(error) ?? "The sign-in failed. Try again."}
          />
        </div>
      ) : hasEnded ? (
        <div className="mt-4">
          <Notice tone="info" title="Your session has ended">
            You were inactive for a while, or signed in for a long time: for more than 8 hours, or 1 hour if
            your sign-in service gives Clientele no refresh token. Sign in to continue where you left off.
          </Notice>
        </div>
      ) : null}
    </Standalone>
  );
}

/** Accepts only pages of this console: any other address may be a phishing link. */
function pathOf(callbackUrl: string | string[] | undefined): string {
  if (typeof callbackUrl !== "string" || callbackUrl.length > LONGEST_ADDRESS) return routes.overview;
  if (!URL.canParse(callbackUrl, "http://here")) return routes.overview;
  const { origin, pathname, search } = new URL(callbackUrl, "http://here");
  const { pools, allClients, findings, audit, help, doctor } = routes;
  const isPage = [pools, allClients, findings, audit, help, doctor].some((page) =>
    `${pathname}/`.startsWith(`${page}/`),
  );
  const isOurs = origin === "http://here" && isPage;
  return isOurs ? `${pathname}${search}` : routes.overview;
}

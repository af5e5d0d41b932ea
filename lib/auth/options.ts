import "server-only";
import { randomUUID } from "node:crypto";
import type { AuthOptions } from "next-auth";
import Cognito from "next-auth/providers/cognito";
import { z } from "zod";
import { issuer } from "@/lib/auth/issuer";
import { groupsIn } from "@/lib/auth/roles";
import { sessionShape } from "@/lib/auth/session";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { isLive } from "@/lib/domain/access";
import { routes } from "@/lib/domain/routes";
import { log } from "@/lib/log";

const profileShape = z.object({ sub: z.string(), email: z.string(), name: z.string().optional() });

/** next-auth's settings. A function, because `next build` imports this file with no settings present. */
export async function authOptions(): Promise<AuthOptions> {
  const { signIn, sessionSecret, session } = config();
  const scopes = ["openid", "email", "profile", ...((await wantsOfflineAccess()) ? ["offline_access"] : [])];
  return {
    secret: sessionSecret,
    session: { strategy: "jwt", maxAge: session.idleMinutes * 60 },
    pages: { signIn: routes.signIn, error: routes.signIn, signOut: routes.signIn },
    providers: [
      Cognito({
        clientId: signIn.clientId,
        clientSecret: signIn.clientSecret,
        issuer: signIn.issuer,
        // Without nonce, federated Cognito logins fail once with "nonce mismatch" (nextauthjs/next-auth#3403).
        checks: ["pkce", "state", "nonce"],
        authorization: { params: { scope: scopes.join(" ") } },
        httpOptions: { timeout: 10_000 },
      }),
    ],
    callbacks: {
      signIn: ({ account, profile }) =>
        account?.refresh_token && profileShape.safeParse(profile).success
          ? true
          : `${routes.signIn}?error=NoRefreshToken`,
      jwt: ({ token, account, profile }) => {
        if (account) return begin(account.refresh_token, profile);
        const known = sessionShape.parse(token);
        if (!isLive(known, session, now())) throw new Error("The session is over");
        return { ...known, seenAt: now() };
      },
      // What the browser may read of its session: who, and until when.
      session: ({ session: { expires }, token }) => ({ expires, user: { name: token.name ?? "" } }),
    },
    logger: {
      error: (code, detail) =>
        log.warn({ code, detail: detail instanceof Error ? detail.message : "" }, "sign-in"),
      warn: (code) => log.warn({ code }, "sign-in"),
      debug: () => {},
    },
  };
}

/** The first content of the session cookie. */
function begin(refreshToken: string | undefined, profile: unknown) {
  const { sub, email, name } = profileShape.parse(profile);
  return {
    sessionId: randomUUID(),
    sub,
    email,
    name: name ?? email,
    groups: groupsIn(profile),
    groupsAt: now(),
    refreshToken,
    signedInAt: now(),
    seenAt: now(),
  };
}

/** Where the issuer cannot be reached, next-auth finds that out by itself and says so on the sign-in page. */
const wantsOfflineAccess = () =>
  issuer().then(
    (found) => found.wantsOfflineAccess,
    () => false,
  );

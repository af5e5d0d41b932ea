import "server-only";
import { randomUUID } from "node:crypto";
import type { AuthOptions } from "next-auth";
import { z } from "zod";
import { cookieShape } from "@/lib/auth/session";
import { failureLogger } from "@/lib/auth/sign-in/failure-logger";
import { type Issuer, issuer } from "@/lib/auth/sign-in/issuer";
import { provider } from "@/lib/auth/sign-in/provider";
import { noteRefusal, recordSignIn } from "@/lib/auth/sign-in/sign-in-trail";
import { config } from "@/lib/config";
import { groupsIn } from "@/lib/domain/access/groups-claim";
import { isLive } from "@/lib/domain/access/roles";
import { UNRENEWED_MS } from "@/lib/domain/access/session";
import type { SignInRefusal } from "@/lib/domain/access/sign-in-refusal";
import { routes } from "@/lib/domain/routes";
import { now } from "@/lib/process/clock";
import { beginSession, endSession, sessionOf } from "@/lib/store/sessions";

const subject = z.string().min(1).max(256);
const profileShape = z.looseObject({
  iss: z.string(),
  sub: subject,
  email: z.string().min(1).max(320),
  name: z.string().max(512).optional(),
  /** Seconds since the epoch: when the ID token ends. */
  exp: z.number(),
});

/** next-auth's settings. A function, because `next build` imports this file with no settings present. */
export async function authOptions(): Promise<AuthOptions> {
  const { sessionSecret, session } = config();
  // The sign-in page works without the issuer.
  const found = await issuer().catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  const known = found instanceof Error ? null : found;
  return {
    secret: sessionSecret,
    session: { strategy: "jwt", maxAge: session.idleMinutes * 60 },
    pages: { signIn: routes.signIn, error: routes.signIn, signOut: routes.signIn },
    providers: [provider(known)],
    callbacks: {
      signIn: async ({ account, profile }) => {
        const refused = whyNot(known, account && profile);
        if (refused === null) return true;
        await noteRefusal(refused, { code: refused, detail: "", person: personIn(profile) });
        return `${routes.signIn}?error=${refused}`;
      },
      jwt: async ({ token, account, profile }) => {
        if (account) return begin(account.refresh_token, profile);
        const cookie = cookieShape.parse(token);
        const stored = await sessionOf(cookie.sessionId);
        const stands = stored.ok && stored.value?.isLive && isLive(cookie, session, now());
        if (!stands) throw new Error("The session is over");
        return { ...cookie, seenAt: now() };
      },
      // What the browser may read of its session: the person's name and when it expires.
      session: ({ session: { expires }, token }) => ({ expires, user: { name: token.name ?? "" } }),
    },
    events: {
      // From here on, every copy of the cookie is worthless.
      signOut: async ({ token }) => {
        const ended = cookieShape.safeParse(token);
        if (ended.success) await endSession(ended.data.sessionId);
      },
    },
    logger: failureLogger(found instanceof Error ? found : null),
  };
}

/** Why somebody with these claims is not signed in; null if they are. */
function whyNot(known: Issuer | null, profile: unknown): SignInRefusal | null {
  const claims = z.record(z.string(), z.unknown()).safeParse(profile).data;
  if (!claims || !subject.safeParse(claims.sub).success) return "not-completed";
  if (claims.iss !== known?.name) return "wrong-issuer";
  return profileShape.safeParse(claims).success ? null : "no-email";
}

const personIn = (profile: unknown) => {
  const sub = z.looseObject({ sub: subject }).safeParse(profile).data?.sub;
  return sub === undefined ? null : { id: sub, email: sub };
};

/** Saves the sign-in in the store, which every session needs, and returns the first content of the cookie. */
async function begin(refreshToken: string | undefined, profile: unknown) {
  const claims = profileShape.parse(profile);
  const { sub, email, name, exp } = claims;
  const sessionId = randomUUID();
  const signedInAt = now();
  const begun = await beginSession({
    sessionId,
    personId: sub,
    email,
    signedInAt,
    groups: groupsIn(claims, config().signIn.groups),
    // Nothing says afterwards whether the person still has their roles.
    endsAt: refreshToken ? null : Math.min(exp * 1_000, signedInAt + UNRENEWED_MS),
  });
  const noted = begun.ok ? await recordSignIn({ id: sub, email }, sessionId) : begun;
  if (!noted.ok) throw new Error("store-unreachable");
  return {
    sessionId,
    sub,
    email,
    name: name ?? email,
    refreshToken: refreshToken ?? "",
    signedInAt,
    seenAt: signedInAt,
  };
}

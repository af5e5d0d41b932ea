import "server-only";
import { randomUUID } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import type { AuthOptions } from "next-auth";
import Cognito from "next-auth/providers/cognito";
import { z } from "zod";
import { groupsIn } from "@/lib/auth/roles";
import { cookieShape } from "@/lib/auth/session";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { config } from "@/lib/config";
import { isLive } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";
import { now } from "@/lib/process/clock";
import { forLog, writeLimited } from "@/lib/process/limited-log";
import { log } from "@/lib/process/log";
import { beginSession, endSession, sessionOf } from "@/lib/store/sessions";

const profileShape = z.object({
  sub: z.string().max(256),
  email: z.string().max(320),
  name: z.string().max(512).optional(),
});

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
        // openid-client's own timeout covers only silence: an answer that trickles in could hold a sign-in without end.
        httpOptions: { timeout: 10_000, agent: boundedAgent(signIn.issuer) },
      }),
    ],
    callbacks: {
      signIn: ({ account, profile }) =>
        account?.refresh_token && profileShape.safeParse(profile).success
          ? true
          : `${routes.signIn}?error=NoRefreshToken`,
      jwt: async ({ token, account, profile }) => {
        if (account) return begin(account.refresh_token, profile);
        const known = cookieShape.parse(token);
        const stored = await sessionOf(known.sessionId);
        const stands = stored.ok && stored.value?.isLive && isLive(known, session, now());
        if (!stands) throw new Error("The session is over");
        return { ...known, seenAt: now() };
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
    logger: {
      error: (code, detail) => warn(code, detail instanceof Error ? detail.message : ""),
      warn: (code) => warn(code, ""),
      debug: () => {},
    },
  };
}

/** Logs why a sign-in failed. The log is limited, because strangers can make sign-ins fail without end. */
const warn = (code: string, detail: string) =>
  writeLimited("More sign-ins failed than are logged", () =>
    log.warn({ code: forLog(code), detail: forLog(detail) }, "sign-in"),
  );

/** Saves the sign-in in the store, which every session needs, and returns the first content of the cookie. */
async function begin(refreshToken: string | undefined, profile: unknown) {
  const { sub, email, name } = profileShape.parse(profile);
  const sessionId = randomUUID();
  const signedInAt = now();
  const begun = await beginSession({
    sessionId,
    personId: sub,
    email,
    signedInAt,
    groups: groupsIn(profile),
  });
  if (!begun.ok) throw new Error(begun.problem.message);
  return { sessionId, sub, email, name: name ?? email, refreshToken, signedInAt, seenAt: signedInAt };
}

/** False if the issuer cannot be reached: next-auth then notices that too and says so on the sign-in page. */
const wantsOfflineAccess = () =>
  issuer().then(
    (found) => found.wantsOfflineAccess,
    () => false,
  );

/** The time from the call to the last byte of the answer, and more bytes than any issuer's metadata and keys have. */
const usual = { deadlineMs: 10_000, mostBytes: 512 * 1_024 };

/**
 * Connections to the sign-in issuer for openid-client, which itself reads without limit. Each connection serves one
 * exchange, and breaks off after 10 seconds or 512 KiB. openid-client itself follows no redirect.
 */
export function boundedAgent(issuer: string, bounds: typeof usual = usual): http.Agent {
  const agent = issuer.startsWith("https:") ? new https.Agent() : new http.Agent();
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (...given) => {
    const socket = connect(...given);
    if (socket) bound(socket, bounds);
    return socket;
  };
  return agent;
}

function bound(socket: Duplex, { deadlineMs, mostBytes }: typeof usual): void {
  const end = setTimeout(() => socket.destroy(new Error("The issuer took too long.")), deadlineMs);
  let bytes = 0;
  socket.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) socket.destroy(new Error("The issuer said too much."));
  });
  socket.on("close", () => clearTimeout(end));
}

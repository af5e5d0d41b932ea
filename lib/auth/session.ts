import "server-only";
import { headers } from "next/headers";
import { NextRequest } from "next/server";
import { getToken } from "next-auth/jwt";
import { z } from "zod";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { isLive } from "@/lib/domain/access";

/** What the encrypted session cookie holds. Instants are epoch milliseconds. */
export const sessionShape = z.object({
  sessionId: z.string(),
  sub: z.string(),
  email: z.string(),
  name: z.string(),
  groups: z.array(z.string()),
  groupsAt: z.number(),
  refreshToken: z.string(),
  signedInAt: z.number(),
  seenAt: z.number(),
});

export type Session = z.infer<typeof sessionShape>;

/** The session of the request under way, or null where there is none that still stands. It stays on the server. */
export async function currentSession(): Promise<Session | null> {
  // next-auth reads cookies from a request; pages and actions have only its headers.
  const req = new NextRequest(config().publicUrl, { headers: await headers() });
  const session = sessionShape.safeParse(await getToken({ req, secret: config().sessionSecret }));
  return session.success && isLive(session.data, config().session, now()) ? session.data : null;
}

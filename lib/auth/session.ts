import "server-only";
import { headers } from "next/headers";
import { NextRequest } from "next/server";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { z } from "zod";
import { config } from "@/lib/config";
import type { GroupsReading } from "@/lib/domain/access/groups-claim";
import { isLive } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { sessionOf } from "@/lib/store/sessions";

/**
 * The encrypted session cookie. Instants are epoch milliseconds. Groups are in the store, where they are renewed, and so
 * are later refresh tokens of an issuer that replaces them. `refreshToken` is empty if the issuer gave none.
 */
export const cookieShape = z.object({
  sessionId: z.string(),
  sub: z.string(),
  email: z.string(),
  name: z.string(),
  refreshToken: z.string(),
  signedInAt: z.number(),
  seenAt: z.number(),
});

export type Session = z.infer<typeof cookieShape> & {
  readonly groups: readonly string[];
  readonly groupsAt: number;
  readonly groupsReading: GroupsReading;
};

/**
 * The session of the current request, which stays on the server. Fails with signed-out if there is no session or it has
 * expired or ended, and store-unreachable.
 */
export const currentSession = cache(async (): Promise<Result<Session>> => {
  // next-auth reads cookies from a request; pages and actions have only its headers.
  const req = new NextRequest(config().publicUrl, { headers: await headers() });
  const cookie = cookieShape.safeParse(await getToken({ req, secret: config().sessionSecret }));
  if (!cookie.success || !isLive(cookie.data, config().session, now())) return failed(problem("signed-out"));
  const stored = await sessionOf(cookie.data.sessionId);
  if (!stored.ok) return stored;
  if (!stored.value?.isLive) return failed(problem("signed-out"));
  const { groups, groupsAt, groupsReading } = stored.value;
  return ok({ ...cookie.data, groups, groupsAt, groupsReading });
});

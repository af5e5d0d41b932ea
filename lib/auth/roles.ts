import "server-only";
import { jwtVerify } from "jose";
import { z } from "zod";
import type { Session } from "@/lib/auth/session";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { config } from "@/lib/config";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { boundedFetch } from "@/lib/process/bounded-fetch";
import { now } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { renewGroups } from "@/lib/store/sessions";

/** Renewals under way, by session: the requests of one page share a renewal. */
const underWay = processWide(
  "renewals of groups",
  () => new Map<string, Promise<Result<readonly string[]>>>(),
);

/**
 * The groups of a session, at most `freshForMs` old. Renews older ones with the refresh token, so that a revoked role
 * is gone within that time. Fails with signed-out if the issuer no longer accepts the refresh token,
 * sign-in-unreachable, store-unreachable.
 */
export async function groupsOf(session: Session, freshForMs: number): Promise<Result<readonly string[]>> {
  if (session.groupsAt > now() - freshForMs) return ok(session.groups);
  const known = underWay.get(session.sessionId);
  if (known) return known;
  const renewal = outsideRequests(() => renew(session)).finally(() => underWay.delete(session.sessionId));
  underWay.set(session.sessionId, renewal);
  return renewal;
}

/** More groups than anybody is in. A token with more counts as one without groups. */
const groupList = z.array(z.string().max(256)).max(1_000);

/** The groups that an id token's claims name. */
export function groupsIn(claims: unknown): string[] {
  const parsed = z.record(z.string(), z.unknown()).safeParse(claims);
  const groups = groupList.safeParse(parsed.data?.[config().signIn.groupsClaim]);
  return groups.data ?? [];
}

async function renew({ sessionId, refreshToken, sub }: Session): Promise<Result<readonly string[]>> {
  const { clientId, clientSecret } = config().signIn;
  const askedAt = now();
  try {
    const { tokenUrl, keys, name } = await issuer();
    const answer = await boundedFetch(tokenUrl, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }),
    });
    if (answer.is === "unanswered") throw new Error("The sign-in issuer gave no answer.");
    if (answer.status === 400 || answer.status === 401) return failed(problem("signed-out"));
    const { id_token } = z.object({ id_token: z.string() }).parse(JSON.parse(answer.text));
    const { payload } = await jwtVerify(id_token, keys, { issuer: name, audience: clientId, subject: sub });
    const groups = groupsIn(payload);
    const kept = await renewGroups(sessionId, groups, askedAt);
    return kept.ok ? ok(groups) : kept;
  } catch (error) {
    // Fail closed: without an answer nobody's role is known.
    log.warn({ error: error instanceof Error ? error.name : "unknown" }, "Roles could not be renewed");
    return failed(problem("sign-in-unreachable"));
  }
}

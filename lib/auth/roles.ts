import "server-only";
import { jwtVerify } from "jose";
import { z } from "zod";
import { issuer } from "@/lib/auth/issuer";
import type { Session } from "@/lib/auth/session";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { log } from "@/lib/log";
import { processWide } from "@/lib/process-wide";

type Held = { groups: readonly string[]; at: number; renewal: Promise<Result<readonly string[]>> | null };

const held = processWide("groups of sessions", () => new Map<string, Held>());

/**
 * The groups of somebody's session, at most `freshForMs` old: renewed with the refresh token when older, so that a
 * role taken away is gone within that time. Answers signed-out when the issuer no longer takes the refresh token.
 */
export async function groupsOf(session: Session, freshForMs: number): Promise<Result<readonly string[]>> {
  const known = held.get(session.sessionId) ?? {
    groups: session.groups,
    at: session.groupsAt,
    renewal: null,
  };
  if (known.at > now() - freshForMs) return ok(known.groups);
  forgetOld();
  held.set(session.sessionId, known);
  known.renewal ??= renew(session)
    .then((groups) => {
      if (groups.ok) held.set(session.sessionId, { groups: groups.value, at: now(), renewal: null });
      return groups;
    })
    .finally(() => {
      known.renewal = null;
    });
  return known.renewal;
}

/** The groups that an id token's claims name. */
export function groupsIn(claims: unknown): string[] {
  const parsed = z.record(z.string(), z.unknown()).safeParse(claims);
  const groups = z.array(z.string()).safeParse(parsed.data?.[config().signIn.groupsClaim]);
  return groups.data ?? [];
}

async function renew({ refreshToken, sub }: Session): Promise<Result<readonly string[]>> {
  const { clientId, clientSecret } = config().signIn;
  try {
    const { tokenUrl, keys, name } = await issuer();
    const answer = await fetch(tokenUrl, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }),
    });
    if (answer.status === 400 || answer.status === 401) return failed(problem("signed-out"));
    const { id_token } = z.object({ id_token: z.string() }).parse(await answer.json());
    const { payload } = await jwtVerify(id_token, keys, { issuer: name, audience: clientId, subject: sub });
    return ok(groupsIn(payload));
  } catch (error) {
    // Fail closed: without an answer nobody's role is known.
    log.warn({ error: error instanceof Error ? error.name : "unknown" }, "Roles could not be renewed");
    return failed(problem("sign-in-unreachable"));
  }
}

function forgetOld(): void {
  const over = now() - config().session.hours * 3_600_000;
  for (const [sessionId, { at }] of held) if (at < over) held.delete(sessionId);
}

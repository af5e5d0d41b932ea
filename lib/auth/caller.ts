import "server-only";
import { headers } from "next/headers";
import { currentSession, type Session } from "@/lib/auth/session";
import { config } from "@/lib/config";
import type { AuditFacts } from "@/lib/domain/audit/row";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { RIGHTS_HOLD_MS } from "@/lib/domain/run/run";
import { now } from "@/lib/process/clock";
import { newestSession } from "@/lib/store/sessions";

/** For whom the door performs an act: their session, which may end meanwhile, and where the request comes from. */
export type Caller = {
  readonly session: () => Promise<Result<Session>>;
  readonly source: () => Promise<AuditFacts["source"]>;
  /** The run that acts for the person; null for a request of their own. */
  readonly runId: string | null;
};

/** The person of the current request. */
export const visitor: Caller = {
  session: () => currentSession(),
  source: async () => sourceOf(await headers(), config().trustedProxyHops),
  runId: null,
};

/** The person who ordered a run, with the rights that were last confirmed for them. Its session fails as `lastSession`. */
export const orderer = (run: { readonly id: string; readonly person: { readonly id: string } }): Caller => ({
  session: () => lastSession(run.person.id),
  source: async () => ({ address: null, isClaimed: false }),
  runId: run.id,
});

/**
 * The newest groups of a person, read at a sign-in of theirs at most 8 hours ago or renewed since. Whether that session
 * has ended does not matter: a run goes on after they sign out. Fails with signed-out, store-unreachable.
 */
async function lastSession(personId: string): Promise<Result<Session>> {
  const found = await newestSession(personId);
  if (!found.ok) return found;
  const { value: newest } = found;
  if (!newest || newest.groupsAt <= now() - RIGHTS_HOLD_MS) return failed(problem("signed-out"));
  const { sessionId, email, groups, groupsAt, groupsReading } = newest;
  const cookie = { sessionId, sub: personId, email, name: email, refreshToken: "" };
  return ok({ ...cookie, signedInAt: groupsAt, seenAt: groupsAt, groups, groupsAt, groupsReading });
}

/** Longer than an IPv6 address with a zone: a longer entry is made up. */
const LONGEST = 64;

/**
 * Where a request says it comes from. Every proxy adds the address it was called from to X-Forwarded-For, so the
 * entry that the first of `trustedHops` proxies of yours wrote is true. Without such proxies anybody may have
 * written the header: the address is then only claimed.
 */
export function sourceOf(headers: Pick<Headers, "get">, trustedHops: number): AuditFacts["source"] {
  const entries = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim().slice(0, LONGEST));
  const known = trustedHops > 0 ? entries.at(-trustedHops) : undefined;
  if (known) return { address: known, isClaimed: false };
  return { address: entries[0] || null, isClaimed: true };
}

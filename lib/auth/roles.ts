import "server-only";
import { jwtVerify } from "jose";
import { z } from "zod";
import type { Session } from "@/lib/auth/session";
import { type Issuer, issuer } from "@/lib/auth/sign-in/issuer";
import { sealed, unsealed } from "@/lib/auth/sign-in/sealed-token";
import { wholeClaims } from "@/lib/auth/sign-in/user-info";
import { config } from "@/lib/config";
import { proofOf } from "@/lib/domain/access/client-authentication";
import { type GroupsRead, groupsIn } from "@/lib/domain/access/groups-claim";
import { isRefusal } from "@/lib/domain/access/sign-in-refusal";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { parsedJson } from "@/lib/domain/text/parsed-json";
import { boundedFetch } from "@/lib/process/bounded-fetch";
import { now } from "@/lib/process/clock";
import { errorName } from "@/lib/process/error-name";
import { log } from "@/lib/process/log";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { alone } from "@/lib/store/leases";
import { keepRefreshToken, renewGroups, sessionOf } from "@/lib/store/sessions";

/** Renewals under way, by session: the requests of one page share a renewal. */
const underWay = processWide("renewals of groups", () => new Map<string, Promise<Result<GroupsRead>>>());

/**
 * The groups of a session, at most `freshForMs` old. Renews older ones with the refresh token, so that a revoked role
 * is gone within that time. Without a refresh token they stay as they were at the sign-in, and the session is short.
 * Fails with signed-out if the issuer no longer accepts the refresh token, sign-in-unreachable, store-unreachable.
 */
export async function groupsOf(session: Session, freshForMs: number): Promise<Result<GroupsRead>> {
  const { sessionId, groupsAt } = session;
  if (groupsAt > now() - freshForMs || !isRenewable(session))
    return ok({ reading: session.groupsReading, groups: session.groups });
  const known = underWay.get(sessionId);
  if (known) return known;
  const renewal = outsideRequests(() => renewAlone(session, freshForMs)).finally(() =>
    underWay.delete(sessionId),
  );
  underWay.set(sessionId, renewal);
  return renewal;
}

/** Whether a session's groups can be read again: the issuer gave a refresh token. */
export const isRenewable = ({ refreshToken }: Pick<Session, "refreshToken">): boolean => refreshToken !== "";

/**
 * One instance at a time: an issuer that replaces the refresh token at each use takes a second use for a theft, and
 * ends the session. An instance that waited finds the groups that the other has read.
 */
async function renewAlone(session: Session, freshForMs: number): Promise<Result<GroupsRead>> {
  const { sessionId, sub } = session;
  const from = await issuer().catch(unreachable);
  if ("problem" in from) return from;
  const renewed = await alone(`renewal of ${sessionId}`, async () => {
    const stored = await sessionOf(sessionId);
    if (!stored.ok) return stored;
    if (!stored.value?.isLive) return failed(problem("signed-out"));
    const { groupsAt, groups, groupsReading, refreshToken: newest } = stored.value;
    if (groupsAt > now() - freshForMs) return ok({ reading: groupsReading, groups });
    const refreshToken = newest === null ? session.refreshToken : await unsealed(newest, sessionId);
    if (refreshToken === null) return failed(problem("signed-out"));
    return renew(from, { sessionId, sub, refreshToken }).catch(unreachable);
  });
  return !renewed.ok && renewed.problem.code === "busy" ? failed(problem("sign-in-unreachable")) : renewed;
}

type Renewable = Pick<Session, "sessionId" | "sub" | "refreshToken">;

/** Asks the issuer for the person's groups as they are now. Throws if it does not say. */
async function renew(from: Issuer, { sessionId, sub, refreshToken }: Renewable): Promise<Result<GroupsRead>> {
  const askedAt = now();
  const tokens = await ask(from, refreshToken);
  if (tokens === null) return failed(problem("signed-out"));
  const { refresh_token: newest = refreshToken } = tokens;
  // Before anything can fail: the one before may be worthless by now.
  if (newest !== refreshToken) {
    const token = await keepRefreshToken(sessionId, await sealed(newest, sessionId));
    if (!token.ok) return token;
  }
  const read = groupsIn(await claimsIn(tokens, from, sub), config().signIn.groups);
  const kept = await renewGroups(sessionId, read, askedAt);
  return kept.ok ? ok(read) : kept;
}

/** Fails closed: without an answer nobody's role is known. */
function unreachable(error: unknown) {
  log.warn({ error: reasonIn(error) }, "Roles could not be renewed");
  return failed(problem("sign-in-unreachable"));
}

function reasonIn(error: unknown): string {
  const isFixedText = error instanceof Error && (error instanceof IssuerSilent || isRefusal(error.message));
  return isFixedText ? error.message : errorName(error);
}

/** What an issuer failed to say. The message is a fixed text, which the log may hold. */
class IssuerSilent extends Error {}

const tokenAnswer = z.object({
  /** OpenID Connect Core 12.2: it may be left out here. */
  id_token: z.string().optional(),
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
});

const refusal = z.object({ error: z.string() });

/** Redeems a refresh token. Null if the issuer no longer accepts it; throws if that cannot be told. */
async function ask(from: Issuer, refreshToken: string) {
  const { headers, form } = proofOf(config().signIn, from.authentication);
  const answer = await boundedFetch(from.tokenUrl, {
    method: "POST",
    headers,
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken, ...form }),
  });
  if (answer.is === "unanswered") throw new IssuerSilent("The issuer gave no answer.");
  const said = parsedJson(answer.text);
  // Not the person's session is at fault, but the console's own settings.
  if (isOfClient(refusal.safeParse(said).data?.error))
    throw new IssuerSilent("The issuer refused the client.");
  if (answer.status === 400 || answer.status === 401) return null;
  return tokenAnswer.parse(said);
}

const isOfClient = (error: string | undefined) =>
  error === "invalid_client" || error === "unauthorized_client";

/** The claims in a renewal's answer about the same person. Without an ID token, userinfo alone says who it is about. */
async function claimsIn(tokens: z.infer<typeof tokenAnswer>, from: Issuer, sub: string) {
  const { id_token, access_token } = tokens;
  if (id_token === undefined && (from.userInfoUrl === null || access_token === undefined))
    throw new IssuerSilent("The issuer named no person.");
  const audience = config().signIn.clientId;
  const claims =
    id_token === undefined
      ? {}
      : (await jwtVerify(id_token, from.keys, { issuer: from.name, audience, subject: sub })).payload;
  return wholeClaims(from, { ...claims, sub }, access_token, []);
}

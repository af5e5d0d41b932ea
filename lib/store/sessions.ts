import "server-only";
import { and, desc, eq, gt, isNull, lt, ne } from "drizzle-orm";
import type { GroupsRead, GroupsReading } from "@/lib/domain/access/groups-claim";
import type { Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { sessions } from "@/lib/store/schema";

/** Somebody's sign-in. Instants are epoch milliseconds. */
export type NewSession = {
  readonly sessionId: string;
  readonly personId: string;
  readonly email: string;
  readonly signedInAt: number;
  readonly groups: GroupsRead;
  /** When it ends because its groups cannot be read again; null for a session with a refresh token. */
  readonly endsAt: number | null;
};

/** A session in the store: groups as they were at `groupsAt`. A session that is over never becomes live again. */
export type StoredSession = {
  readonly isLive: boolean;
  readonly groups: readonly string[];
  readonly groupsAt: number;
  /** What became of the claim that names the groups. */
  readonly groupsReading: GroupsReading;
  /** The newest refresh token, sealed; null if the issuer has not replaced the one of the cookie. */
  readonly refreshToken: string | null;
};

/** Longer than any session lasts: after this its cookie is refused for its age alone. */
export const SESSIONS_MS = 7 * 86_400_000;

/** Saves a sign-in and deletes those older than a week. Two round trips. */
export function beginSession(session: NewSession): Promise<Result<null>> {
  const { sessionId, personId, email } = session;
  const { groups, reading: groupsReading } = session.groups;
  const signedInAt = new Date(session.signedInAt);
  const endsAt = session.endsAt === null ? null : new Date(session.endsAt);
  const row = { sessionId, personId, email, signedInAt, groupsAt: signedInAt, groupsReading, endsAt };
  return ask("begin a session", async (database) => {
    await database
      .insert(sessions)
      .values({ ...row, groups: [...groups] })
      .onConflictDoNothing();
    await database.delete(sessions).where(lt(sessions.signedInAt, new Date(now() - SESSIONS_MS)));
    return null;
  });
}

/** A session, or null where none of this id was begun. One round trip. */
export function sessionOf(sessionId: string): Promise<Result<StoredSession | null>> {
  return ask("read a session", async (database) => {
    const [row] = await database.select().from(sessions).where(eq(sessions.sessionId, sessionId));
    if (!row) return null;
    const { groups, groupsReading, refreshToken, endedAt, endsAt } = row;
    const isLive = endedAt === null && (endsAt === null || now() < endsAt.getTime());
    return { isLive, groups, groupsAt: row.groupsAt.getTime(), groupsReading, refreshToken };
  });
}

/** Somebody's groups by when they were read last, at any sign-in of the last week. */
type NewestSession = Pick<StoredSession, "groups" | "groupsAt" | "groupsReading"> & {
  readonly sessionId: string;
  readonly email: string;
};

/** The groups of a person as they were read last, with the session that read them; null for none. One round trip. */
export function newestSession(personId: string): Promise<Result<NewestSession | null>> {
  return ask("read the newest session of a person", async (database) => {
    const [row] = await database
      .select()
      .from(sessions)
      .where(eq(sessions.personId, personId))
      .orderBy(desc(sessions.groupsAt))
      .limit(1);
    if (!row) return null;
    const { sessionId, email, groups, groupsAt, groupsReading } = row;
    return { sessionId, email, groups, groupsAt: groupsAt.getTime(), groupsReading };
  });
}

/**
 * The groups of each person who signed in after `from` (epoch milliseconds; a week ago by default), from their latest
 * sign-in. One round trip.
 */
export function groupsOfPeople(from = now() - SESSIONS_MS): Promise<Result<readonly (readonly string[])[]>> {
  return ask("read the groups of people", async (database) => {
    const rows = await database
      .selectDistinctOn([sessions.personId], { groups: sessions.groups })
      .from(sessions)
      .where(and(gt(sessions.signedInAt, new Date(from)), ne(sessions.personId, "")))
      .orderBy(sessions.personId, desc(sessions.groupsAt));
    return rows.map(({ groups }) => groups);
  });
}

/** What the newest sign-ins of the last week, at most 20, brought: as read at the sign-in or renewed since. One round trip. */
export function newestSignIns(): Promise<Result<readonly GroupsRead[]>> {
  return ask("read the newest sign-ins", async (database) =>
    database
      .select({ groups: sessions.groups, reading: sessions.groupsReading })
      .from(sessions)
      .where(and(gt(sessions.signedInAt, new Date(now() - SESSIONS_MS)), ne(sessions.personId, "")))
      .orderBy(desc(sessions.signedInAt))
      .limit(20),
  );
}

/**
 * Keeps the groups that the issuer named at `groupsAt`, unless newer ones are there or the session has ended. One
 * round trip.
 */
export function renewGroups(
  sessionId: string,
  { groups, reading }: GroupsRead,
  groupsAt: number,
): Promise<Result<null>> {
  const at = new Date(groupsAt);
  return ask("renew the groups of a session", async (database) => {
    await database
      .update(sessions)
      .set({ groups: [...groups], groupsAt: at, groupsReading: reading })
      .where(and(eq(sessions.sessionId, sessionId), isNull(sessions.endedAt), lt(sessions.groupsAt, at)));
    return null;
  });
}

/** Keeps the sealed refresh token that replaces the one before, unless the session has ended. One round trip. */
export function keepRefreshToken(sessionId: string, refreshToken: string): Promise<Result<null>> {
  return ask("keep a refresh token", async (database) => {
    await database
      .update(sessions)
      .set({ refreshToken })
      .where(and(eq(sessions.sessionId, sessionId), isNull(sessions.endedAt)));
    return null;
  });
}

/**
 * Ends a session for good, and forgets its refresh token. A session that was never begun here cannot begin later
 * either. One round trip.
 */
export function endSession(sessionId: string): Promise<Result<null>> {
  const at = new Date(now());
  return ask("end a session", async (database) => {
    await database
      .insert(sessions)
      .values({ sessionId, personId: "", email: "", signedInAt: at, groups: [], groupsAt: at, endedAt: at })
      .onConflictDoUpdate({
        target: sessions.sessionId,
        set: { endedAt: at, refreshToken: null },
        setWhere: isNull(sessions.endedAt),
      });
    return null;
  });
}

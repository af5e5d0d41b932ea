import "server-only";
import { and, desc, eq, gt, isNull, lt, ne } from "drizzle-orm";
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
  readonly groups: readonly string[];
};

/** A session in the store: groups as they were at `groupsAt`. An ended session never becomes live again. */
export type StoredSession = {
  readonly isLive: boolean;
  readonly groups: readonly string[];
  readonly groupsAt: number;
};

/** Longer than any session lasts: after this its cookie is refused for its age alone. */
const KEEP_MS = 7 * 86_400_000;

/** Saves a sign-in and deletes those older than a week. Two round trips. */
export function beginSession(session: NewSession): Promise<Result<null>> {
  const { sessionId, personId, email, groups } = session;
  const signedInAt = new Date(session.signedInAt);
  return ask("begin a session", async (database) => {
    await database
      .insert(sessions)
      .values({ sessionId, personId, email, signedInAt, groups: [...groups], groupsAt: signedInAt })
      .onConflictDoNothing();
    await database.delete(sessions).where(lt(sessions.signedInAt, new Date(now() - KEEP_MS)));
    return null;
  });
}

/** A session, or null where none of this id was begun. One round trip. */
export function sessionOf(sessionId: string): Promise<Result<StoredSession | null>> {
  return ask("read a session", async (database) => {
    const [row] = await database.select().from(sessions).where(eq(sessions.sessionId, sessionId));
    if (!row) return null;
    return { isLive: row.endedAt === null, groups: row.groups, groupsAt: row.groupsAt.getTime() };
  });
}

/** The groups of each person who signed in within the last week, from their latest sign-in. One round trip. */
export function groupsOfPeople(): Promise<Result<readonly (readonly string[])[]>> {
  return ask("read the groups of people", async (database) => {
    const rows = await database
      .selectDistinctOn([sessions.personId], { groups: sessions.groups })
      .from(sessions)
      .where(and(gt(sessions.signedInAt, new Date(now() - KEEP_MS)), ne(sessions.personId, "")))
      .orderBy(sessions.personId, desc(sessions.groupsAt));
    return rows.map(({ groups }) => groups);
  });
}

/**
 * Keeps the groups that the issuer named at `groupsAt`, unless newer ones are there or the session has ended. One
 * round trip.
 */
export function renewGroups(
  sessionId: string,
  groups: readonly string[],
  groupsAt: number,
): Promise<Result<null>> {
  const at = new Date(groupsAt);
  return ask("renew the groups of a session", async (database) => {
    await database
      .update(sessions)
      .set({ groups: [...groups], groupsAt: at })
      .where(and(eq(sessions.sessionId, sessionId), isNull(sessions.endedAt), lt(sessions.groupsAt, at)));
    return null;
  });
}

/** Ends a session for good. A session that was never begun here cannot begin later either. One round trip. */
export function endSession(sessionId: string): Promise<Result<null>> {
  const at = new Date(now());
  return ask("end a session", async (database) => {
    await database
      .insert(sessions)
      .values({ sessionId, personId: "", email: "", signedInAt: at, groups: [], groupsAt: at, endedAt: at })
      .onConflictDoUpdate({
        target: sessions.sessionId,
        set: { endedAt: at },
        setWhere: isNull(sessions.endedAt),
      });
    return null;
  });
}

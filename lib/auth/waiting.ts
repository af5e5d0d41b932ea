import "server-only";
import { redirect } from "next/navigation";
import { turnAway } from "@/lib/auth/person";
import { groupsOf } from "@/lib/auth/roles";
import { currentSession } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { grantsOf } from "@/lib/domain/access/roles";
import type { Problem } from "@/lib/domain/problem";
import { routes } from "@/lib/domain/routes";

/** Somebody who is signed in and waits for a role. */
export type Waiting = {
  readonly email: string;
  /** Their own groups, whether or not they mean anything here. */
  readonly groups: readonly string[];
  /** The claim of the ID token that names the groups. */
  readonly claim: string;
  /** Why the groups could not be read again; null where they were. */
  readonly problem: Problem | null;
};

/** An admin has just changed the groups, and the person presses "Check again". */
const FRESH_MS = 5_000;

/** The person of the request, with groups at most 5 seconds old. Sends everybody else to the page they should see. */
export async function waitingForRole(): Promise<Waiting> {
  const session = await currentSession();
  if (!session.ok) return turnAway(session.problem);
  const { email, groups: known } = session.value;
  const read = await groupsOf(session.value, FRESH_MS);
  if (read.ok && grantsOf(read.value).length > 0) redirect(routes.pools);
  if (!read.ok && read.problem.code === "signed-out") return turnAway(read.problem);
  return {
    email,
    groups: read.ok ? read.value : known,
    claim: config().signIn.groupsClaim,
    problem: read.ok ? null : read.problem,
  };
}

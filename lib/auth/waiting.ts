import "server-only";
import { redirect } from "next/navigation";
import { turnAway } from "@/lib/auth/person";
import { groupsOf, isRenewable } from "@/lib/auth/roles";
import { currentSession } from "@/lib/auth/session";
import { config } from "@/lib/config";
import type { GroupsReading } from "@/lib/domain/access/groups-claim";
import { grantsOf } from "@/lib/domain/access/roles";
import type { Problem } from "@/lib/domain/problem";
import { routes } from "@/lib/domain/routes";

/** Somebody who is signed in and waits for a role. */
export type Waiting = {
  readonly email: string;
  /** Their own groups, whether or not they mean anything here. */
  readonly groups: readonly string[];
  /** The claim that names the groups, and what became of it. */
  readonly claim: string;
  readonly reading: GroupsReading;
  /** Whether the groups can be read again without a new sign-in. */
  readonly isRenewable: boolean;
  /** Why the groups could not be read again; null where they were. */
  readonly problem: Problem | null;
};

/** An admin has just changed the groups, and the person presses "Check again". */
const FRESH_MS = 5_000;

/** The person of the request, with groups at most 5 seconds old if they can be read again. Sends everybody else to the page they should see. */
export async function waitingForRole(): Promise<Waiting> {
  const session = await currentSession();
  if (!session.ok) return turnAway(session.problem);
  const { email, groups, groupsReading: reading } = session.value;
  const read = await groupsOf(session.value, FRESH_MS);
  if (read.ok && grantsOf(read.value.groups).length > 0) redirect(routes.overview);
  if (!read.ok && read.problem.code === "signed-out") return turnAway(read.problem);
  return {
    email,
    ...(read.ok ? read.value : { groups, reading }),
    claim: config().signIn.groups.claim,
    isRenewable: isRenewable(session.value),
    problem: read.ok ? null : read.problem,
  };
}

import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { groupsOf } from "@/lib/auth/roles";
import { currentSession, type Session } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { grantsOf, makePerson, type Person, teamsOf } from "@/lib/domain/access/roles";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";

/** The person of the current request. Fails as `currentSession` and `personOf`. */
export async function currentPerson(purpose: "reads" | "writes"): Promise<Result<Person>> {
  const session = await currentSession();
  return session.ok ? personOf(session.value, purpose) : session;
}

/**
 * The person of a session, with roles at most 5 minutes old for reads and 60 seconds for writes. Fails with signed-out,
 * no-role, sign-in-unreachable, store-unreachable.
 */
export const personOf = cache(
  async (session: Session, purpose: "reads" | "writes"): Promise<Result<Person>> => {
    const { writesMs, readsMs } = config().rolesFreshFor;
    const read = await groupsOf(session, purpose === "writes" ? writesMs : readsMs);
    if (!read.ok) return read;
    const { groups } = read.value;
    const grants = grantsOf(groups);
    const { sub: id, email, name } = session;
    const person = makePerson({ id, email, name, grants, teams: teamsOf(groups) });
    return grants.length > 0 ? ok(person) : failed(problem("no-role"));
  },
);

/** For pages without a pool: the person of the request, or a redirect to the page they should see instead. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson("reads");
  return person.ok ? person.value : await turnAway(person.problem);
}

/** Sends a visitor who may not see a page to the page that says why; after a sign-in they come back. */
export async function turnAway(refused: Problem): Promise<never> {
  if (refused.code === "signed-out")
    redirect(routes.signInFor((await headers()).get("x-path") ?? routes.overview));
  if (refused.code === "no-role") redirect(routes.noAccess);
  redirect(`${routes.signIn}?error=${refused.code}`);
}

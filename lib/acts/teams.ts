import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { teamsOn } from "@/lib/inventory/search";
import { openShelf } from "@/lib/inventory/shelf";
import { scopePoliciesOf } from "@/lib/store/scope-policies";

/** The teams that a form suggests: the known ones, or the person's own if the store does not answer. */
export async function suggestedTeams(pool: Pool): Promise<readonly string[]> {
  const known = await knownTeams(pool);
  return known.ok ? known.value : pool.person.teams;
}

/**
 * The teams that are known, in order: the person's own, and those that own clients or resource servers of the pool.
 * Fails with store-unreachable.
 */
export async function knownTeams(pool: Pool): Promise<Result<string[]>> {
  const [shelf, policies] = await Promise.all([openShelf(pool.id), scopePoliciesOf(pool.id)]);
  if (!shelf.ok) return shelf;
  if (!policies.ok) return policies;
  const owners = [...policies.value.values()].flatMap(({ team }) => team ?? []);
  return ok([...new Set([...pool.person.teams, ...teamsOn(shelf.value), ...owners])].sort());
}

/**
 * The refusal of an unknown owner team, otherwise null. A misspelt team locks its own operators out, so a new team must
 * be confirmed by its name. Fails with invalid, otherwise as `knownTeams`.
 */
export async function refuseNewTeam(
  pool: Pool,
  { ownerTeam, newTeam }: Chosen,
): Promise<Result<never> | null> {
  if (ownerTeam === null || ownerTeam === newTeam || pool.person.teams.includes(ownerTeam)) return null;
  const known = await knownTeams(pool);
  if (!known.ok) return known;
  if (known.value.includes(ownerTeam)) return null;
  const sentence = `No client or resource server in this pool belongs to ${ownerTeam} yet. Check the spelling, or confirm that this is a new team.`;
  return failed(problem("invalid", { fields: { ownerTeam: sentence } }));
}

type Chosen = { readonly ownerTeam: string | null; readonly newTeam?: string | undefined };

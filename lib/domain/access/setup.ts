import type { OwnerSuggestion } from "@/lib/domain/access/owner-suggestion";
import type { OwnerFacts } from "@/lib/domain/access/ownership";
import { grantsOf, roleGroups, teamsOf } from "@/lib/domain/access/roles";
import type { ClientName } from "@/lib/domain/client/client";

/** A client that no team owns. */
export type Ownerless = ClientName & {
  /** What is known of its owner besides the team, which stays; null where nothing is. */
  readonly owner: OwnerFacts | null;
  readonly suggestion: OwnerSuggestion | null;
};

/** A group, and how many people in it have signed in lately. */
export type GroupCount = { readonly group: string; readonly people: number };

/**
 * How many people, of those who signed in lately, are in each group that has a role in `environment`, and in each team.
 * Role groups for all environments are listed with 0 too.
 */
export function groupsInUse(
  people: readonly (readonly string[])[],
  environment: string,
): { roles: GroupCount[]; teams: GroupCount[] } {
  const counts = new Map<string, number>(roleGroups.map(({ group }) => [group, 0]));
  for (const groups of people)
    for (const group of new Set(groups)) counts.set(group, (counts.get(group) ?? 0) + 1);
  const all = [...counts].map(([group, count]) => ({ group, people: count }));
  const hasRole = (group: string) =>
    grantsOf([group]).some((grant) => grant.environment === null || grant.environment === environment);
  return {
    roles: all.filter(({ group }) => hasRole(group)),
    teams: all
      .filter(({ group }) => teamsOf([group]).length > 0)
      .sort((a, b) => (a.group < b.group ? -1 : 1)),
  };
}

/** A number of people: "1 person", "3 people". */
export const peopleInWords = (count: number): string => `${count} ${count === 1 ? "person" : "people"}`;

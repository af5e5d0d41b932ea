import type { FilterChoices } from "@/lib/domain/list/filter-form";

const MOST_OF_ONE_KIND = 20;

/** Questions to choose from, the usual ones first: each is understood as it is. */
export function suggestedQuestions({ teams, servers, environments = [] }: FilterChoices): string[] {
  const first = <T>(all: readonly T[]) => all.slice(0, MOST_OF_ONE_KIND);
  return [
    "no owner",
    "my clients",
    "changed this week",
    "created this month",
    "secrets older than 180 days",
    "secrets older than the policy",
    "two secrets",
    "missing scopes",
    "suspended",
    "oauth off",
    "tokens longer than an hour",
    "last changed first",
    ...first(servers).map(({ identifier }) => `who can call ${identifier}`),
    ...first(teams).map((team) => `owned by ${team}`),
    ...first(environments).flatMap((environment) => [
      `no owner in ${environment}`,
      `changed this week in ${environment}`,
    ]),
  ];
}

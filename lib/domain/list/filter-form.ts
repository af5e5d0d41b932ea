import { noKnownOwner } from "@/lib/domain/access/ownership";
import { type Choice, choicesWith } from "@/lib/domain/list/field-choices";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { filterLabels, MY_TEAMS, NO_OWNER } from "@/lib/domain/list/url";
import type { ServerName } from "@/lib/domain/scope";
import { AGE_MARKS } from "@/lib/domain/secret/age";
import { own } from "@/lib/domain/text/own";

/** One field of the form that sets the filters: one of its options, several of them, or texts. */
export type FilterField = {
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
} & (
  | { readonly is: "one" | "several"; readonly options: readonly Choice[] }
  | { readonly is: "text"; readonly placeholder: string }
);

const olderThan = (days: number | string): Choice => ({
  value: String(days),
  label: `Older than ${days} days`,
});

const upTo = (days: number | string): Choice => ({ value: String(days), label: `${days} days` });

const within = (days: number | string): Choice => ({
  value: String(days),
  label: Number(days) === 1 ? "In the last day" : `In the last ${days} days`,
});

const dayChoices = { age: olderThan, ageUpTo: upTo, changed: within, created: within };

const fixed = {
  overdue: [{ value: "yes", label: "Secret overdue" }],
  secrets: [
    { value: "0", label: "None" },
    { value: "1", label: "One" },
    { value: "2", label: "Two (rotation)" },
  ],
  lifetime: [
    { value: "15", label: "Up to 15 minutes" },
    { value: "60", label: "Up to 1 hour" },
    { value: "over-60", label: "Over 1 hour" },
  ],
  dead: [{ value: "yes", label: "Has missing scopes" }],
  suspended: [{ value: "yes", label: "Suspended" }],
  off: [{ value: "yes", label: "OAuth disabled" }],
  owner: [
    { value: NO_OWNER, label: noKnownOwner },
    { value: MY_TEAMS, label: "My teams" },
  ],
} as const satisfies Record<string, readonly Choice[]>;

/** What can be chosen: teams, resource servers, the age at which a secret is too old, and the environments of a list of several. */
export type FilterChoices = {
  readonly teams: readonly string[];
  readonly servers: readonly ServerName[];
  readonly maxAgeDays: number | null;
  readonly environments?: readonly string[];
};

/** The fields of the form for a search, with what can be chosen in this list. */
export function fieldsFor(
  search: ClientSearch,
  { teams, servers, maxAgeDays, environments }: FilterChoices,
): FilterField[] {
  const labelled = (name: string) => ({ name, label: own(filterLabels, name) ?? name });
  const one = (name: string, value: string | undefined, options: readonly Choice[]): FilterField => ({
    ...labelled(name),
    is: "one",
    values: value === undefined ? [] : [value],
    options: choicesWith("Any", options, value),
  });
  const several = (
    name: string,
    values: readonly string[] = [],
    options: readonly Choice[],
  ): FilterField => ({
    ...labelled(name),
    is: "several",
    values,
    options: [...options, ...same(values.filter((it) => options.every(({ value }) => value !== it)))],
  });
  return [
    ...(environments ? [several("environment", search.environment, same(environments))] : []),
    { ...labelled("scope"), is: "text", values: search.scope ?? [], placeholder: "Scope or part of it" },
    several("server", search.server, servers.map(serverChoice)),
    several("owner", search.owner, [...fixed.owner, ...same(teams)]),
    several("secrets", search.secrets, fixed.secrets),
    one("age", search.age, agesFor(maxAgeDays, search.age).map(olderThan)),
    one("ageUpTo", search.ageUpTo, agesFor(maxAgeDays, search.ageUpTo).map(upTo)),
    one("overdue", search.overdue, fixed.overdue),
    one("lifetime", search.lifetime, fixed.lifetime),
    one("changed", search.changed, daysFor(search.changed).map(within)),
    one("created", search.created, daysFor(search.created).map(within)),
    one("dead", search.dead, fixed.dead),
    one("suspended", search.suspended, fixed.suspended),
    one("off", search.off, fixed.off),
  ];
}

const same = (values: readonly string[]): Choice[] => values.map((value) => ({ value, label: value }));

/** A filter that is set, as a chip says it: "Owner team: team-orders". */
export function filterInWords(name: string, value: string): string {
  const choices = own<readonly Choice[]>(fixed, name);
  const chosen = own(dayChoices, name)?.(value).label ?? choices?.find((it) => it.value === value)?.label;
  return `${own(filterLabels, name) ?? name}: ${chosen ?? value}`;
}

/** The ages to choose from: the usual ones, the limit of the settings, and the one that the URL has. */
const agesFor = (maxAgeDays: number | null, entered: string | undefined): number[] =>
  inOrder([...AGE_MARKS, ...(maxAgeDays === null ? [] : [maxAgeDays])], entered);

const daysFor = (entered: string | undefined): number[] => inOrder([1, 7, 30, 90], entered);

const inOrder = (days: readonly number[], entered: string | undefined): number[] =>
  [...new Set([...days, ...(entered === undefined ? [] : [Number(entered)])])].sort(
    (one, other) => one - other,
  );

const serverChoice = ({ identifier, name }: ServerName): Choice => ({
  value: identifier,
  label: name === "" || name === identifier ? identifier : `${name} (${identifier})`,
});

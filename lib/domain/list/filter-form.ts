import { noKnownOwner } from "@/lib/domain/access/ownership";
import { type Choice, choicesWith } from "@/lib/domain/list/field-choices";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { filterLabels, NO_OWNER } from "@/lib/domain/list/url";
import type { ServerName } from "@/lib/domain/scope";
import { AGE_MARKS } from "@/lib/domain/secret/age";
import { own } from "@/lib/domain/text/own";

/** One field of the form that sets the filters. Without `options` it is a text. */
export type FilterField = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options?: readonly Choice[];
  readonly placeholder?: string;
};

const olderThan = (days: number | string): Choice => ({
  value: String(days),
  label: `Older than ${days} days`,
});

const upTo = (days: number | string): Choice => ({ value: String(days), label: `${days} days` });

const ageChoices = { age: olderThan, ageUpTo: upTo };

const fixed: Readonly<Record<string, readonly Choice[]>> = {
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
  changed: [
    { value: "1", label: "In the last day" },
    { value: "7", label: "In the last 7 days" },
    { value: "30", label: "In the last 30 days" },
  ],
  dead: [{ value: "yes", label: "Has missing scopes" }],
  suspended: [{ value: "yes", label: "Suspended" }],
};

/** The choices in a pool: its teams, its resource servers, and the age at which a secret is too old. */
export type FilterChoices = {
  readonly teams: readonly string[];
  readonly servers: readonly ServerName[];
  readonly maxAgeDays: number | null;
};

/** The fields of the form for a search, with what can be chosen in this pool. */
export function fieldsFor(
  search: ClientSearch,
  { teams, servers, maxAgeDays }: FilterChoices,
): FilterField[] {
  const ages = agesFor(maxAgeDays, search.age);
  const field = (name: string, value: string | undefined, options?: readonly Choice[]): FilterField => ({
    name,
    label: own(filterLabels, name) ?? name,
    value: value ?? "",
    ...(options && { options: choicesWith("Any", options, value) }),
  });
  const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return [
    { ...field("scope", search.scope), placeholder: "Scope or part of it" },
    field("server", search.server, servers.map(serverChoice)),
    field("owner", search.owner, [{ value: NO_OWNER, label: noKnownOwner }, ...same(teams)]),
    field("age", search.age, ages.map(olderThan)),
    field("ageUpTo", search.ageUpTo, agesFor(maxAgeDays, search.ageUpTo).map(upTo)),
    field("secrets", search.secrets, fixed.secrets),
    field("lifetime", search.lifetime, fixed.lifetime),
    field("changed", search.changed, fixed.changed),
    field("dead", search.dead, fixed.dead),
    field("suspended", search.suspended, fixed.suspended),
  ];
}

/** A filter that is set, as a chip says it: "Owner team: team-orders". */
export function filterInWords(name: string, value: string): string {
  const choices = own<readonly Choice[]>(fixed, name);
  const chosen = own(ageChoices, name)?.(value).label ?? choices?.find((it) => it.value === value)?.label;
  const words = name === "owner" && value === NO_OWNER ? noKnownOwner : (chosen ?? value);
  return `${own(filterLabels, name) ?? name}: ${words}`;
}

/** The ages to choose from: the usual ones, the limit of the settings, and the one that the URL has. */
function agesFor(maxAgeDays: number | null, entered: string | undefined): number[] {
  const others = [maxAgeDays, entered === undefined ? null : Number(entered)].filter((it) => it !== null);
  return [...new Set([...AGE_MARKS, ...others])].sort((one, other) => one - other);
}

const serverChoice = ({ identifier, name }: ServerName): Choice => ({
  value: identifier,
  label: name === "" || name === identifier ? identifier : `${name} (${identifier})`,
});

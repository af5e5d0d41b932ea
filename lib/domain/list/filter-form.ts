import { filterLabels, NO_OWNER } from "@/lib/domain/list/url";
import type { ClientSearch } from "@/lib/domain/list/parse";

type Choice = { readonly value: string; readonly label: string };

/** One field of the form that sets the filters. Without `options` it is a text. */
export type FilterField = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options?: readonly Choice[];
  readonly placeholder?: string;
};

const any: Choice = { value: "", label: "Any" };

const fixed: Readonly<Record<string, readonly Choice[]>> = {
  age: ["30", "90", "180", "365"].map((value) => ({ value, label: `Older than ${value} days` })),
  secrets: [
    { value: "0", label: "None" },
    { value: "1", label: "One" },
    { value: "2", label: "Two: rotating" },
  ],
  lifetime: [
    { value: "15", label: "15 minutes at most" },
    { value: "60", label: "1 hour at most" },
    { value: "over-60", label: "Over 1 hour" },
  ],
  changed: [
    { value: "1", label: "In the last day" },
    { value: "7", label: "In the last 7 days" },
    { value: "30", label: "In the last 30 days" },
  ],
  dead: [{ value: "yes", label: "Has a dead scope" }],
  suspended: [{ value: "yes", label: "Suspended" }],
};

/** The fields of the form for a search, with what can be chosen in this pool. */
export function fieldsFor(
  search: ClientSearch,
  { teams, servers }: { teams: readonly string[]; servers: readonly string[] },
): FilterField[] {
  const field = (name: string, value: string | undefined, options?: readonly Choice[]): FilterField => ({
    name,
    label: filterLabels[name] ?? name,
    value: value ?? "",
    ...(options && { options: [any, ...withEntered(options, value)] }),
  });
  const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return [
    { ...field("scope", search.scope), placeholder: "resource-server/scope" },
    field("server", search.server, same(servers)),
    field("owner", search.owner, [{ value: NO_OWNER, label: "Nobody" }, ...same(teams)]),
    field("age", search.age, fixed.age),
    field("secrets", search.secrets, fixed.secrets),
    field("lifetime", search.lifetime, fixed.lifetime),
    field("changed", search.changed, fixed.changed),
    field("dead", search.dead, fixed.dead),
    field("suspended", search.suspended, fixed.suspended),
  ];
}

/** A filter that is set, as a chip says it: "Owner team: team-orders". */
export function filterInWords(name: string, value: string): string {
  const chosen = fixed[name]?.find((it) => it.value === value)?.label;
  const words = name === "owner" && value === NO_OWNER ? "Nobody" : (chosen ?? value);
  return `${filterLabels[name] ?? name}: ${words}`;
}

/** What the URL asks for is shown even where it is none of the choices, so that the form does not hide it. */
const withEntered = (options: readonly Choice[], value = "") =>
  value === "" || options.some((it) => it.value === value) ? options : [...options, { value, label: value }];

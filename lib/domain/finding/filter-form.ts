import { rules } from "@/lib/domain/finding/judge";
import { severities } from "@/lib/domain/finding/rule";
import { type FindingSearch, filterLabels } from "@/lib/domain/finding/search";
import { type Choice, choicesWith } from "@/lib/domain/list/field-choices";
import { NO_OWNER } from "@/lib/domain/list/url";
import { capitalized } from "@/lib/domain/text/capitalized";

/** A field of the form of filters: its value in the URL, and all that it can be set to. */
export type FindingField = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Choice[];
};

/** The fields of the form of filters, for the pools that a person may see and the teams that own what was found. */
export function filterFields(
  search: FindingSearch,
  pools: readonly { readonly environment: string }[],
  teams: readonly string[],
): FindingField[] {
  const field = (name: keyof typeof filterLabels, none: string, known: readonly Choice[]): FindingField => ({
    name,
    label: filterLabels[name],
    value: search[name] ?? "",
    options: choicesWith(none, known, search[name]),
  });
  return [
    field(
      "environment",
      "All environments",
      pools.map(({ environment }) => ({ value: environment, label: environment })),
    ),
    field(
      "severity",
      "All severities",
      severities.map((value) => ({ value, label: capitalized(value) })),
    ),
    field("rule", "All rules", ofRules),
    field("owner", "All owners", [
      { value: NO_OWNER, label: "No owner" },
      ...teams.map((team) => ({ value: team, label: team })),
    ]),
    field("state", "Open", [{ value: "waived", label: "Waived" }]),
  ];
}

const ofRules: readonly Choice[] = Object.entries(rules)
  .map(([value, { title }]) => ({ value, label: title }))
  .sort((one, other) => one.label.localeCompare(other.label, "en"));

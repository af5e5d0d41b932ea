import { type Choice, choicesWith } from "@/lib/domain/list/field-choices";
import { NO_OWNER } from "@/lib/domain/list/url";
import { type MatrixSearch, matrixLabels } from "@/lib/domain/matrix/search";

/** A field of the form of filters: its value in the URL, and all that it can be set to. */
export type MatrixField = {
  readonly name: "show" | "missing" | "owner" | "kind";
  readonly label: string;
  readonly value: string;
  readonly options: readonly Choice[];
};

/** The fields of the form of filters, for the environments side by side and the teams that own clients there. */
export function matrixFields(
  search: MatrixSearch,
  environments: readonly string[],
  teams: readonly string[],
): MatrixField[] {
  const field = (name: MatrixField["name"], none: string, known: readonly Choice[]): MatrixField => ({
    name,
    label: matrixLabels[name],
    value: search[name] ?? "",
    options: choicesWith(none, known, search[name]),
  });
  return [
    field("show", "All clients", [{ value: "differences", label: "Only with differences" }]),
    field("missing", "No environment", environments.map(named)),
    field("owner", "All owners", [{ value: NO_OWNER, label: "No owner" }, ...teams.map(named)]),
    field("kind", "M2M clients", [
      { value: "people", label: "User sign-in clients" },
      { value: "all", label: "All kinds" },
    ]),
  ];
}

const named = (name: string): Choice => ({ value: name, label: name });

import type { ClientSearch } from "@/lib/domain/list/parse";
import { queryOf } from "@/lib/domain/text/query-parameters";

// Separate from `parse`, whose schemas the browser does not need.

/** Rows of one page of the list: as many as Cognito lists at once. */
export const PAGE_ROWS = 60;

/** The longest text that can be searched for, as long as the name of a client can be. */
export const LONGEST_SEARCH = 128;

/** The values for clients without a known owner, and for those of the person's teams, as the URL names them. */
export const NO_OWNER = "none";
export const MY_TEAMS = "mine";

/** The parameters that describe a search: the inverse of `readSearch`. */
export const searchQuery = ({ page, ...search }: ClientSearch): URLSearchParams =>
  queryOf({ ...search, page: page > 1 ? String(page) : undefined });

const noFilters = new Set(["q", "sort", "kind"]);

/** One value of a filter: its name and the value as the URL has them. */
type Filter = { readonly name: string; readonly value: string };

/** The filters that are set, one value each, without search text, kind, order and page. */
export const filtersOf = (search: ClientSearch): Filter[] =>
  Object.entries(search).flatMap(([name, value]) =>
    noFilters.has(name) || typeof value === "number" || value === undefined
      ? []
      : [value].flat().map((one) => ({ name, value: one })),
  );

/** The address’s parameters without one value of a filter. */
export const queryWithout = (search: ClientSearch, filter: Filter): URLSearchParams =>
  new URLSearchParams(
    [...searchQuery({ ...search, page: 1 })].filter(
      ([name, value]) => name !== filter.name || value !== filter.value,
    ),
  );

const needNone = new Set(["environment", "client", "owner"]);

/** Whether the answer depends on settings that may not have been read yet. */
export const needsSettings = (search: ClientSearch) =>
  filtersOf(search).some(({ name }) => !needNone.has(name)) ||
  (search.kind !== undefined && search.kind !== "all") ||
  (search.sort !== undefined && !search.sort.endsWith("name"));

export const filterLabels: Readonly<Record<string, string>> = {
  environment: "Environment",
  q: "Search",
  kind: "Kind",
  client: "Client",
  scope: "Scope",
  server: "Resource server",
  owner: "Owner team",
  age: "Oldest secret",
  ageUpTo: "Oldest secret up to",
  overdue: "Rotation",
  secrets: "Secrets",
  lifetime: "Token lifetime",
  changed: "Changed in Cognito",
  created: "Created",
  dead: "Missing scopes",
  suspended: "Suspension",
  off: "OAuth",
  sort: "Order",
  page: "Page",
};

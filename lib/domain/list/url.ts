import type { ClientSearch } from "@/lib/domain/list/parse";
import { queryOf } from "@/lib/domain/text/query-parameters";

// Separate from `parse`, whose schemas the browser does not need.

/** Rows of one page of the list: as many as Cognito lists at once. */
export const PAGE_ROWS = 60;

/** The longest text that can be searched for, as long as the name of a client can be. */
export const LONGEST_SEARCH = 128;

/** The value for clients without a known owner, as the URL names it. */
export const NO_OWNER = "none";

/** The parameters that describe a search: the inverse of `readSearch`. */
export const searchQuery = ({ page, ...search }: ClientSearch): URLSearchParams =>
  queryOf({ ...search, page: page > 1 ? String(page) : undefined });

const noFilters = new Set(["q", "sort", "kind"]);

/** The filters that are set, without search text, kind, order and page: name and value as the URL has them. */
export const filtersOf = (search: ClientSearch) =>
  Object.entries(search).flatMap(([name, value]) =>
    noFilters.has(name) || typeof value !== "string" ? [] : [{ name, value }],
  );

/** Whether the answer depends on settings that may not have been read yet. */
export const needsSettings = (search: ClientSearch) =>
  filtersOf(search).some(({ name }) => name !== "owner") ||
  (search.kind !== undefined && search.kind !== "all") ||
  (search.sort !== undefined && !search.sort.endsWith("name"));

export const filterLabels: Readonly<Record<string, string>> = {
  q: "Search",
  kind: "Kind",
  scope: "Scope",
  server: "Resource server",
  owner: "Owner team",
  age: "Oldest secret",
  ageUpTo: "Oldest secret up to",
  secrets: "Secrets",
  lifetime: "Token lifetime",
  changed: "Changed in Cognito",
  dead: "Missing scopes",
  suspended: "Suspension",
  sort: "Order",
  page: "Page",
};

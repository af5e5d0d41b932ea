import { z } from "zod";
import { type ClientSearch, readSearch } from "@/lib/domain/list/parse";
import { searchQuery } from "@/lib/domain/list/url";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { parametersOf } from "@/lib/domain/text/query-parameters";

/** A named search of the list, of one person and one pool. `query` is the query of the list's URL. */
export type SavedView = { readonly viewId: string; readonly name: string; readonly query: string };

/** The most views that a person may keep of one pool. */
export const MOST_VIEWS = 20;

const name = z
  .string()
  .trim()
  .min(1, "Give the view a name.")
  .max(60, "Use at most 60 characters.")
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u, "Use visible characters.");

const viewId = z.uuid("This view doesn’t exist. Reload the page.");

const query = z
  .string()
  .max(2_000, "These filters are too long to save.")
  .transform((text, context) => {
    const search = searchIn(text);
    if (search.ok) return queryOf(search.value);
    context.addIssue({ code: "custom", message: search.problem.message });
    return z.NEVER;
  });

/** A form that saves a view: its name, and the list's URL parameters, which are put into canonical order. */
export const viewDraft = z.object({ name, query });

/** A form that renames a view. */
export const viewNameDraft = z.object({ viewId, name });

/** A form that names an existing view. */
export const viewIdDraft = z.object({ viewId });

/** The query that a view keeps: the whole search but its page. Empty for the list without filters. */
export const queryOf = (search: ClientSearch): string => searchQuery({ ...search, page: 1 }).toString();

/** Why a view cannot be opened: the list does not know one of its filters (any more). Null if it can. */
export function troubleOf({ query: kept }: Pick<SavedView, "query">): Problem | null {
  const search = searchIn(kept);
  return search.ok ? null : search.problem;
}

/** The search in a view's query. Fails with invalid if the list does not know one of its filters, or if it has none. */
function searchIn(text: string): Result<ClientSearch> {
  const search = readSearch(parametersOf(new URLSearchParams(text)));
  if (!search.ok) return search;
  return queryOf(search.value) === ""
    ? failed(problem("invalid", { message: "Add a search, a filter or sorting before you save a view." }))
    : ok(search.value);
}

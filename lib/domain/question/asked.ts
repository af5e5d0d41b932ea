import { filterInWords } from "@/lib/domain/list/filter-form";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { filtersOf } from "@/lib/domain/list/url";
import type { Filters } from "@/lib/domain/question/phrases";
import type { Reading } from "@/lib/domain/question/read";

/** A question in the search box: the filters that it means, and the words that were not understood. */
export type Question = { readonly filters: Filters; readonly words: readonly string[] };

/** The search that is answered: that of the URL, with a question’s filters in place of its text. */
export const searchAsked = (search: ClientSearch, question: Question | null): ClientSearch =>
  question ? { ...search, q: undefined, ...question.filters } : search;

/**
 * The question of a search, if it has one, and the search that is answered; null where nothing may be listed, because
 * the question is not understood as a whole or, in the list of one pool, asks for other environments than `only`.
 */
export function askedIn(
  search: ClientSearch,
  reading: Reading,
  only?: string,
): { readonly question: Question | null; readonly answered: ClientSearch | null } {
  if (reading.is === "text") return { question: null, answered: search };
  const { environment, ...others } = reading.filters;
  const isHere = only !== undefined && environment?.every((it) => it === only) === true;
  const filters: Filters = isHere ? others : reading.filters;
  const question = { filters, words: reading.is === "unclear" ? reading.words : [] };
  const isElsewhere = only !== undefined && filters.environment !== undefined;
  return {
    question,
    answered: reading.is === "unclear" || isElsewhere ? null : searchAsked(search, question),
  };
}

const kinds: Readonly<Record<string, string>> = {
  all: "All kinds",
  mixed: "M2M + user sign-in",
  people: "User sign-in",
  dcr: "Self-registered (DCR)",
};

const orders: Readonly<Record<string, string>> = {
  age: "Oldest secret first",
  "-age": "Youngest secret first",
  created: "Oldest first",
  "-created": "Newest first",
  "-changed": "Last changed first",
  "-lifetime": "Longest lifetime first",
};

/** Each filter of a question, as a person reads it: "Scope: payments/refund". */
export const questionInWords = (filters: Filters): string[] => [
  ...(filters.q === undefined ? [] : [`Text: ${filters.q}`]),
  ...filtersOf({ ...filters, page: 1 }).map(({ name, value }) => filterInWords(name, value)),
  ...(filters.kind === undefined ? [] : [kinds[filters.kind] ?? filters.kind]),
  ...(filters.sort === undefined ? [] : [orders[filters.sort] ?? filters.sort]),
];

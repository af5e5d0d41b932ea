import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";

/** A page of a list, and the token of the next one; null after the last. */
type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/**
 * Reads a whole list, page by page: `readPage` gets null for the first page, then the token of the next one. Fails with
 * unreachable if a page leads back to an earlier one or there are over 1,000 pages, otherwise as `readPage`.
 */
export async function allPages<T>(
  readPage: (token: string | null) => Promise<Result<Page<T>>>,
): Promise<Result<T[]>> {
  const all: T[] = [];
  const tokens = new Set<string | null>();
  for (let token: string | null = null; ; ) {
    tokens.add(token);
    const page: Result<Page<T>> = await readPage(token);
    if (!page.ok) return page;
    all.push(...page.value.items);
    token = page.value.next;
    if (token === null) return ok(all);
    if (tokens.has(token) || tokens.size >= MOST_PAGES)
      return failed(problem("unreachable", { message: leadsBack }));
  }
}

/** Far more than there can be: 10,000 clients are 167 pages. */
const MOST_PAGES = 1_000;

const leadsBack = "Cognito’s list repeats a page, so it couldn’t be loaded completely.";

/** Removes items with the same `key`: when a list changes between two pages, an item can be on both. */
export const eachOnce = <T>(items: readonly T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((it) => [key(it), it])).values(),
];

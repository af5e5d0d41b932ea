import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";

/** A page of a list, and the token of the next one; null after the last. */
type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/**
 * A whole list, page by page: `readPage` reads the first, or the one of a token. Answers unreachable where a page leads
 * back to an earlier one, for ever, otherwise as `readPage`.
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
    if (tokens.has(token)) return failed(problem("unreachable", { message: leadsBack }));
  }
}

const leadsBack = "Cognito’s list leads back to itself, so it could not be read to its end.";

import { z } from "zod";
import type { AppClient, ClientName } from "@/lib/domain/client";

/** What somebody looks for in the list; it lives in the URL. */
export type ClientSearch = { readonly text: string; readonly isM2mOnly: boolean; readonly page: number };

/** One line of the list: `client` is null until its settings have been read. */
export type ClientRow = ClientName & { readonly client: AppClient | null };

/** One page of the list. */
export type FoundClients = {
  readonly rows: readonly ClientRow[];
  /** How many match, over all pages; a client of unknown kind counts as a match. */
  readonly matches: number;
  /** Clients of this search that are not for machines, so not among the matches. */
  readonly hidden: number;
  /** Whether every name of the pool is known, and since when (epoch milliseconds). */
  readonly isComplete: boolean;
  readonly asOf: number;
};

/** Rows of one page of the list. */
export const PAGE_ROWS = 50;

const shape = z.object({
  q: z.string().max(128).catch(""),
  kind: z.literal("all").optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** The search that a URL's parameters describe. What it cannot read is left out. */
export function readSearch(parameters: Record<string, string | string[] | undefined>): ClientSearch {
  const { q, kind, page } = shape.parse(parameters);
  return { text: q, isM2mOnly: kind !== "all", page };
}

/** The parameters that describe a search: the inverse of `readSearch`. */
export function searchQuery({ text, isM2mOnly, page }: ClientSearch): URLSearchParams {
  return new URLSearchParams({
    ...(text && { q: text }),
    ...(!isM2mOnly && { kind: "all" }),
    ...(page > 1 && { page: String(page) }),
  });
}

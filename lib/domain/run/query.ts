import { z } from "zod";
import { pageParameter } from "@/lib/domain/list/parse";
import { type ItemState, itemStates } from "@/lib/domain/run/item";
import { optional, text } from "@/lib/domain/text/query-shape";

/** The parameter of a question about progress: the number of an earlier answer. */
export const progressQuery = z.strictObject({ since: text.regex(/^\d{1,15}$/).transform(Number) });

/** The parameter of an export. */
export const runExportQuery = z.strictObject({ format: z.enum(["csv", "json"]) });

const items = z.strictObject({ state: optional(z.enum(itemStates)), page: pageParameter });

/** Which items of a run a page shows: those of one state or all, 100 at a time. */
export type ItemSearch = { readonly state?: ItemState | undefined; readonly page: number };

/** The items that the URL of a run’s page asks for; null if it does not make sense. */
export function readItemSearch(given: Record<string, string | string[] | undefined>): ItemSearch | null {
  const read = items.safeParse(given);
  return read.success ? { state: read.data.state, page: Number(read.data.page ?? 1) } : null;
}

const list = z.strictObject({ before: optional(text.pipe(z.iso.datetime())) });

/** Before which draft (an ISO instant) the list of runs begins, or undefined; null if the URL does not make sense. */
export function readRunSearch(
  given: Record<string, string | string[] | undefined>,
): { before: string | undefined } | null {
  const read = list.safeParse(given);
  return read.success ? { before: read.data.before } : null;
}

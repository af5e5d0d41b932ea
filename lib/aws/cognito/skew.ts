import "server-only";
import { z } from "zod";

const dated = z.object({ headers: z.object({ date: z.string() }) });

/** How many milliseconds `at` is ahead of the Date header of an answer (behind: negative); null where it has none. */
export function skewIn(response: unknown, at: number): number | null {
  const found = dated.safeParse(response);
  const theirs = found.success ? Date.parse(found.data.headers.date) : Number.NaN;
  // The header counts whole seconds: on average it is half a second behind.
  return Number.isNaN(theirs) ? null : Math.round(at - theirs - 500);
}

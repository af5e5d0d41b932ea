import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";

/** What a look after a lost answer shows: how the call ended, that nothing came of it yet, or nothing at all. */
type Look<T> = Result<T> | "nothing" | "untold";

/**
 * Milliseconds to wait before each look for what is made: it may be carried out, or shown by a list, after it was given
 * up. A deletion or an update is looked at once, since its object is there to read.
 */
export const LOOKS_MS = [0, 1_000, 3_000];

/**
 * Finds out what became of a call whose answer was lost; any other result comes back as it is. The first look that
 * shows an end decides. Where at least one look worked and none showed an end, answers `nothing`, which says that the
 * call was not carried out; where no look worked, unknown-outcome.
 */
export async function settle<T>(
  result: Result<T>,
  look: () => Promise<Look<T>>,
  { looks = [0], nothing = problem("unreachable") }: { looks?: readonly number[]; nothing?: Problem } = {},
): Promise<Result<T>> {
  if (result.ok || result.problem.code !== "unknown-outcome") return result;
  let isTold = false;
  for (const wait of looks) {
    await pause(wait);
    const seen = await look();
    if (seen === "nothing") isTold = true;
    else if (seen !== "untold") return seen;
  }
  return isTold ? failed(nothing) : result;
}

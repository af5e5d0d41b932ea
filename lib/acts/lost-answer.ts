import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";

/** What a look after a lost answer shows: how the call ended, that nothing came of it yet, or nothing at all. */
type Look<T> = Result<T> | "nothing" | "untold";

/**
 * Milliseconds to wait before each look for a created object: Cognito may create or list the object after the call was
 * given up. A deletion or an update needs one look, because its object can be read.
 */
export const LOOKS_MS = [0, 1_000, 3_000];

/**
 * Finds out what became of a call whose answer was lost; returns any other result as it is. The first look that shows
 * an end decides. If at least one look worked and none showed an end, fails with `nothing`, which says that the call
 * was not carried out; if no look worked, with unknown-outcome.
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

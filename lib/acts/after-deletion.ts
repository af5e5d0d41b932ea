import "server-only";
import { settle } from "@/lib/acts/lost-answer";
import { problem } from "@/lib/domain/problem";
import { ok, type Result } from "@/lib/domain/result";

/**
 * What became of a deletion, of `what`: one whose answer was lost is looked up by `find`, since what is not found has
 * been deleted, by us or by somebody else. Fails with unreachable where it is still there, unknown-outcome where even
 * looking did not tell, otherwise as the deletion.
 */
export async function afterDeletion(
  deleted: Result<null>,
  find: () => Promise<Result<unknown>>,
  what: string,
): Promise<Result<null>> {
  const look = async () => {
    const still = await find();
    if (still.ok) return "nothing";
    return still.problem.code === "not-found" ? ok(null) : "untold";
  };
  const message = `Cognito did not answer, and the ${what} is still there. Try again in a moment.`;
  return settle(deleted, look, { nothing: problem("unreachable", { message }) });
}

import "server-only";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";

/**
 * What became of a deletion, of `what`: one whose answer was lost is looked up by `find`, since what is not found has
 * been deleted, by whomever. Answers unreachable where it is still there, unknown-outcome where even looking did not
 * tell, otherwise as the deletion.
 */
export async function afterDeletion(
  deleted: Result<null>,
  find: () => Promise<Result<unknown>>,
  what: string,
): Promise<Result<null>> {
  if (deleted.ok || deleted.problem.code !== "unknown-outcome") return deleted;
  const still = await find();
  if (!still.ok) return still.problem.code === "not-found" ? ok(null) : deleted;
  return failed(
    problem("unreachable", {
      message: `Cognito did not answer, and the ${what} is still there. Try again in a moment.`,
    }),
  );
}

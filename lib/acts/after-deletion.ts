import "server-only";
import { settle } from "@/lib/acts/lost-answer";
import { problem } from "@/lib/domain/problem";
import { ok, type Result } from "@/lib/domain/result";

/**
 * The outcome of a deletion. If the answer was lost, reads the object with `find`: an object that is not found has been
 * deleted, by us or by somebody else. `what` names the object in the message. Fails with unreachable if the object
 * still exists, unknown-outcome if the read fails too, otherwise as the deletion.
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
  const message = `Cognito didn’t answer, and the ${what} still exists. Try again in a moment.`;
  return settle(deleted, look, { nothing: problem("unreachable", { message }) });
}

import "server-only";
import { describeClient } from "@/lib/aws/cognito/described-client";
import type { Target } from "@/lib/aws/cognito/sdk";

/** Whether a pool has a client; null where the pool gives no answer. One call. */
export async function hasClient(target: Target, clientId: string): Promise<boolean | null> {
  const answer = await describeClient(target, clientId, () => true);
  if (answer.ok) return true;
  return answer.problem.code === "not-found" ? false : null;
}

import "server-only";
import { turnsOf } from "@/lib/aws/cognito/rate/turns";
import type { Pool } from "@/lib/domain/access/roles";
import { type Problem, tooOften } from "@/lib/domain/problem";
import { take } from "@/lib/store/limits";

/** How often a person may call the token endpoints of all pools: *Try a token* and proofs of secrets together. */
export const tokenLimit = { name: "token endpoint", most: 30, seconds: 60 };

/**
 * The same for all people together and each pool: a tenth of what Cognito accepts within a minute (150 a second for the
 * whole account, cognito-facts 4), because the account's services need the rest.
 */
const MOST_OF_ALL = 900;

/** At most 16 requests to one token endpoint run at once, so that a slow endpoint does not hold up the console. */
export const inTokenTurn = turnsOf(16);

/** Counts one request to a pool's token endpoint for the person. Returns why it is refused now, or null. */
export async function tokenObjection(pool: Pool): Promise<Problem | null> {
  const own = await take(`${tokenLimit.name} ${pool.person.id}`, tokenLimit.most, tokenLimit.seconds);
  if (!own.ok) return own.problem;
  return own.value.isAllowed ? poolObjection(pool) : tooOften(own.value.waitSeconds);
}

/** The same where the person's own count was looked at before. */
export async function poolObjection(pool: Pool): Promise<Problem | null> {
  const all = await take(`${tokenLimit.name} of ${pool.id}`, MOST_OF_ALL, tokenLimit.seconds);
  if (!all.ok) return all.problem;
  return all.value.isAllowed ? null : tooOften(all.value.waitSeconds);
}

import "server-only";
import { turnsOf } from "@/lib/aws/cognito/rate/turns";
import type { Pool } from "@/lib/domain/access/roles";
import { type Problem, tooOften } from "@/lib/domain/problem";
import { take } from "@/lib/store/limits";

/** How often a person may have the token endpoint of any pool asked, with *Try a token* and for a new secret together. */
export const tokenLimit = { name: "token endpoint", most: 30, seconds: 60 };

/**
 * How often all may together, for each pool: a tenth of what Cognito takes within a minute (150 a second for the whole
 * account, cognito-facts 4), which their services need.
 */
const MOST_OF_ALL = 900;

/** So many wait for one token endpoint at once: a slow one must not take the console's time from everybody. */
export const inTokenTurn = turnsOf(16);

/** Counts one question to a pool's token endpoint for somebody; why it may not be asked now, or null. */
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

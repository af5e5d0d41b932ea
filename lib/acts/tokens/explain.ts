import "server-only";
import { act } from "@/lib/acts/act";
import { clientSubject } from "@/lib/acts/subjects";
import { offeredFix, poolState } from "@/lib/acts/tokens/state";
import type { Pool } from "@/lib/domain/access/roles";
import { ok, type Result } from "@/lib/domain/result";
import type { Explained } from "@/lib/domain/token/fix";
import { explainFound, type FoundFailure, foundFailure, readFound } from "@/lib/domain/token/found-failure";
import { factsOf } from "@/lib/domain/token/reading/facts";

/** Explains a failed token request of another program. Nothing of the request is stored. */
export const explainFailedRequest = act({
  name: "explain failure",
  permission: "read",
  input: foundFailure,
  subject: clientSubject,
  limit: { most: 30, seconds: 60 },
  plan: async (pool, found) => ok({ run: () => explainElsewhere(pool, found) }),
  trail: null,
});

/** Why a token request of another program failed, from the pool as it is now. Five reads; nothing of it is kept. */
export async function explainElsewhere(pool: Pool, found: FoundFailure): Promise<Result<Explained>> {
  const { clientId, scopes } = found;
  const state = await poolState(pool, { clientId, askedUrl: null, requested: scopes, pasted: "unseen" });
  const reading = readFound(found);
  const explanation = explainFound(found, reading, state);
  return ok({ explanation, fix: await offeredFix(pool, explanation, state), read: factsOf(reading) });
}

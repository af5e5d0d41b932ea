import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { explainFound, type FoundFailure } from "@/lib/domain/token/found-failure";
import { ok, type Result } from "@/lib/domain/result";
import type { Explained } from "@/lib/domain/token/fix";
import { offeredFix, poolState } from "@/lib/acts/tokens/state";

/** Why a token request of another program failed, from the pool as it is now. Five reads; nothing of it is kept. */
export async function explainElsewhere(pool: Pool, found: FoundFailure): Promise<Result<Explained>> {
  const { clientId, scopes } = found;
  const state = await poolState(pool, {
    clientId,
    askedUrl: null,
    requested: scopes,
    hasSpaceInSecret: null,
  });
  const explanation = explainFound(found, state);
  return ok({ explanation, fix: await offeredFix(pool, explanation, state) });
}

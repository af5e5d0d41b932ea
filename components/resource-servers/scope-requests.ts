import { type Answer, type Verdict, verdictOf } from "@/components/forms/client-verdict";
import { type NoAnswer, postJson } from "@/components/forms/json-answer";
import type { PoolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";

/** A verdict, with the scopes that were taken off the client here and can be put back. */
export type ScopeVerdict = Verdict & { readonly taken: readonly string[] };

type Removal = {
  readonly pool: PoolShown;
  readonly identifier: string;
  readonly scope: string | null;
  readonly alive: readonly string[];
  readonly clientId: string;
  readonly typedName: string;
};

/** Removes a scope from one client. */
export async function letGo({ pool, identifier, alive, ...body }: Removal): Promise<Answer<ScopeVerdict>> {
  const posted = await postJson<Edited>(routes.scopeHolders(pool, identifier), body);
  if (posted.is !== "answered") return scopeVerdictOf(posted, []);
  const { before, after } = posted.value;
  const taken = (before?.scopes ?? []).filter((it) => alive.includes(it) && !after?.scopes.includes(it));
  return { verdict: { is: "done", words: "Removed", taken }, isEverybodys: false };
}

/** Puts the removed scopes back on one client. */
export async function putBack({
  pool,
  clientId,
  taken,
  typedName,
}: {
  readonly pool: PoolShown;
  readonly clientId: string;
  readonly taken: readonly string[];
  /** What was typed for the removal. */
  readonly typedName: string;
}): Promise<Answer<ScopeVerdict>> {
  const posted = await postJson(routes.clientScopes(pool, clientId), { addScopes: taken, typedName });
  if (posted.is !== "answered") return scopeVerdictOf(posted, taken);
  return { verdict: { is: "back", words: "Restored", taken: [] }, isEverybodys: false };
}

type Edited = {
  readonly before?: { readonly scopes: readonly string[] };
  readonly after?: { readonly scopes: readonly string[] };
};

function scopeVerdictOf(posted: NoAnswer, taken: readonly string[]): Answer<ScopeVerdict> {
  if (posted.is === "refused" && posted.code === "not-found")
    return { verdict: { is: "done", words: "This client was deleted", taken: [] }, isEverybodys: false };
  const { verdict, isEverybodys } = verdictOf(posted);
  return { verdict: { ...verdict, taken }, isEverybodys };
}

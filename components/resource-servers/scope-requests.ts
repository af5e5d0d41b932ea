import { type Posted, postJson } from "@/components/forms/post-json";
import { routes } from "@/lib/domain/routes";

/** The outcome for one client: scope removed, scope put back, left alone for a reason, or failed and worth a retry. */
export type Verdict = {
  readonly is: "done" | "back" | "refused" | "failed";
  readonly words: string;
  /** The scopes that were taken off it here and can be put back. */
  readonly taken: readonly string[];
};

export type Answer = {
  readonly verdict: Verdict;
  /** Whether every other client would be answered the same. */
  readonly isEverybodys: boolean;
};

type Removal = {
  readonly poolId: string;
  readonly identifier: string;
  readonly scope: string | null;
  readonly alive: readonly string[];
  readonly clientId: string;
  readonly typedName: string;
};

/** Removes a scope from one client. */
export async function letGo({ poolId, identifier, alive, ...body }: Removal): Promise<Answer> {
  const posted = await postJson<Edited>(routes.scopeHolders(poolId, identifier), body);
  if (posted.is !== "answered") return verdictOf(posted, []);
  const { before, after } = posted.value;
  const taken = (before?.scopes ?? []).filter((it) => alive.includes(it) && !after?.scopes.includes(it));
  return { verdict: { is: "done", words: "Removed", taken }, isEverybodys: false };
}

/** Puts the removed scopes back on one client. */
export async function putBack({
  poolId,
  clientId,
  taken,
}: {
  readonly poolId: string;
  readonly clientId: string;
  readonly taken: readonly string[];
}): Promise<Answer> {
  const posted = await postJson(routes.clientScopes(poolId, clientId), { addScopes: taken });
  if (posted.is !== "answered") return verdictOf(posted, taken);
  return { verdict: { is: "back", words: "Restored", taken: [] }, isEverybodys: false };
}

type Edited = {
  readonly before?: { readonly scopes: readonly string[] };
  readonly after?: { readonly scopes: readonly string[] };
};

function verdictOf(posted: Exclude<Posted<unknown>, { is: "answered" }>, taken: readonly string[]): Answer {
  const { code, message } = posted.is === "refused" ? posted : { code: "", message: silent };
  if (code === "not-found")
    return { verdict: { is: "done", words: "This client was deleted", taken: [] }, isEverybodys: false };
  const is = refusals.includes(code) ? "refused" : "failed";
  return { verdict: { is, words: message, taken }, isEverybodys: is === "failed" && !ofOne.includes(code) };
}

const silent =
  "Clientele didn’t respond. This client may or may not have been changed: check before retrying.";

/** Codes that one client causes, and faults that may not hit the next client. Any other code would hit every client. */
const refusals = ["denied", "invalid"];
const ofOne = ["busy", "changed-meanwhile", "unknown-outcome", "throttled", "unreachable", "refused"];

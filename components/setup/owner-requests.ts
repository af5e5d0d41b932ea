import { type Answer, type Verdict, verdictOf } from "@/components/forms/client-verdict";
import { postJson } from "@/components/forms/json-answer";
import { ownerText } from "@/lib/domain/access/ownership";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { Ownerless } from "@/lib/domain/access/setup";
import { routes } from "@/lib/domain/routes";

/** Assigns an owner team to one client; what else is known of its owner stays. `newTeam` confirms a new team. */
export async function assignOwner(
  pool: PoolShown,
  { clientId, owner }: Ownerless,
  team: string,
  newTeam: string,
): Promise<Answer<Verdict>> {
  const { contact = "", purpose = "", ticket = "" } = owner ?? {};
  const body = { ownerTeam: team, newTeam, contact, purpose, ticket, seen: ownerText(owner) };
  const posted = await postJson(routes.clientOwner(pool, clientId), body);
  if (posted.is !== "answered") return verdictOf(posted);
  return { verdict: { is: "done", words: `Assigned to ${team}` }, isEverybodys: false };
}

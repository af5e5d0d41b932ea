import { planClient } from "@/lib/acts/clients/creation";
import { deleteClient } from "@/lib/acts/clients/delete";
import { editClient } from "@/lib/acts/clients/edit";
import { findByName, getClient } from "@/lib/aws/cognito/clients";
import type { Pool } from "@/lib/domain/access/roles";
import { draftOf, editOf } from "./scripted-client";
import { carryOut, givenBy, insist, scriptEnd, scriptStart } from "./scripted-rotation";

/** One person's acts and the state that must exist after them. */
export type Journey = {
  readonly name: string;
  readonly clientId: string;
  /** The one secret that was shown and not deleted since. */
  readonly secret: string;
  readonly tokenMinutes: number;
  /** How often the console reported an unknown outcome and the person looked. */
  readonly lookedUp: number;
};

/**
 * A person creates a client, edits it, and rotates its secret; some cancel the rotation. Retries each refused step as
 * the refusal says. Throws when twenty attempts are not enough.
 */
export async function scriptJourney(pool: Pool, number: number, draw: () => number): Promise<Journey> {
  const name = `journey ${number}`;
  const { clientId, secret: first, lookedUp } = await create(pool, name);
  const tokenMinutes = 5 + Math.floor(draw() * 50);
  await edit(pool, clientId, tokenMinutes);
  const { secret: next, unconfirmed } = await scriptStart({ pool, clientId });
  const how = draw() < 0.7 ? "finish" : "cancel";
  await scriptEnd({ pool, clientId }, how);
  const secret = how === "finish" ? next : first;
  return { name, clientId, secret, tokenMinutes, lookedUp: lookedUp + unconfirmed };
}

/** After an unknown outcome, deletes the clients of this name, because nobody was shown their secrets. */
async function create(pool: Pool, name: string) {
  let lookedUp = 0;
  const made = await insist(async () => {
    const created = await carryOut(planClient(pool, draftOf(name)));
    if (created.ok) return created.value;
    if (created.problem.code !== "unknown-outcome" && created.problem.code !== "name-taken") return null;
    lookedUp += 1;
    for (const { clientId } of await insist(async () => givenBy(await findByName(pool, name))))
      await insist(async () => {
        const gone = await carryOut(deleteClient.plan(pool, { clientId }));
        return gone.ok || gone.problem.code === "not-found" ? true : null;
      });
    return null;
  });
  return { ...made, lookedUp };
}

/** Reads the client again before each attempt. An edit that Cognito already has counts as made. */
async function edit(pool: Pool, clientId: string, tokenMinutes: number): Promise<void> {
  await insist(async () => {
    const client = givenBy(await getClient(pool, clientId));
    if (client === null) return null;
    if (client.tokenMinutes === tokenMinutes) return true;
    return (await carryOut(editClient.plan(pool, editOf(client, tokenMinutes)))).ok ? true : null;
  });
}

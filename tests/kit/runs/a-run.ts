import { randomUUID } from "node:crypto";
import { draftRun } from "@/lib/acts/runs/draft";
import { grantsOf, makePerson, makePool, teamsOf } from "@/lib/domain/access/roles";
import { readClient } from "@/lib/inventory/clients";
import { followNow } from "@/lib/inventory/shelf";
import { openEarly, store } from "@/lib/store/database";
import { saveOwner } from "@/lib/store/ownership";
import { startRun } from "@/lib/store/runs/moves";
import { exportItems, findRun } from "@/lib/store/runs/read";
import { holdNextRun } from "@/lib/store/runs/work";
import { sessions } from "@/lib/store/schema";
import { beginSession } from "@/lib/store/sessions";
import { devPool, type ownCognito } from "@/tests/kit/console-on";
import { type RawSettings, rawClient } from "@/tests/kit/raw-client";
import { got } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";

type Cognito = Awaited<ReturnType<typeof ownCognito>>;

const poolId = devPool().id;

/** The pools of ann, who is in these groups, as the door opens them for her. */
export function fleetOf(groups: readonly string[] = ["m2m-admin"], id = "ann") {
  const email = `${id}@example.com`;
  const person = makePerson({ id, email, name: id, grants: grantsOf(groups), teams: teamsOf(groups) });
  return { person, pools: [makePool({ ...devPool(poolId), person })] };
}

/** From here on ann’s groups are these, as they were read at this instant. */
export async function signIn(groups: readonly string[] = ["m2m-admin"], signedInAt = Date.now()) {
  await openEarly();
  const session = { sessionId: randomUUID(), personId: "ann", email: "ann@example.com", signedInAt };
  got(await beginSession({ ...session, groups: named(...groups), endsAt: null }));
}

/** From here on nobody has signed in. */
export async function forgetSignIns(): Promise<void> {
  await (await store()).delete(sessions);
}

/** Gives a client of the dev pool to a team, which the list knows at once. */
export async function own(clientId: string, team: string): Promise<void> {
  const owner = { team, contact: "", purpose: "", ticket: "" };
  got(await saveOwner(poolId, clientId, owner, "ann@example.com"));
  await followNow(poolId);
}

/** So many new clients of the dev pool, which the console has read. */
export async function clientsFor(cognito: Cognito, count: number, more: RawSettings = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const clientId = await rawClient(cognito.sdk, `run ${randomUUID()}`, more);
    got(await readClient(devPool(), clientId));
    ids.push(clientId);
  }
  return ids;
}

/** A draft of ann’s: this change of these clients. Gives the run’s id. */
export async function drafted(
  change: Record<string, unknown>,
  clientIds: readonly string[],
  groups: readonly string[] = ["m2m-admin"],
): Promise<string> {
  const runId = randomUUID();
  const form = draftRun.input.parse({ scopes: [], clients: [[poolId, ...clientIds].join(" ")], ...change });
  got(await got(await draftRun.plan(fleetOf(groups), form, runId)).run());
  return runId;
}

/** The same, started. */
export async function started(...draft: Parameters<typeof drafted>): Promise<string> {
  const runId = await drafted(...draft);
  got(await startRun(runId));
  return runId;
}

/** Lets an instance hold this run, and the older ones that go on. */
export async function held(runId: string, holder: string): Promise<void> {
  for (;;) {
    const run = got(await holdNextRun(holder));
    if (!run) throw new Error("The run does not go on.");
    if (run.id === runId) return;
  }
}

/** A run and all its items, as they stand now. */
export async function standing(runId: string) {
  const found = got(await findRun(runId));
  if (!found) throw new Error("There is no such run.");
  const items = [];
  for await (const page of exportItems(runId, [poolId])) items.push(...got(page));
  return { run: found.run, items, states: items.map(({ state }) => state) };
}

import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { draftRun } from "@/lib/acts/runs/draft";
import { startRun } from "@/lib/acts/runs/start";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { failOneInTen, journaledCalls, pullLever } from "@/lib/commands/bench/kit/journal";
import { CommandError } from "@/lib/commands/command-error";
import { run } from "@/lib/commands/run";
import { grantsOf, makePerson, type Pool } from "@/lib/domain/access/roles";
import type { Result } from "@/lib/domain/result";
import { findClients } from "@/lib/inventory/clients";
import { listNames } from "@/lib/inventory/listing";
import { openShelf } from "@/lib/inventory/shelf";
import { startRuns, stopRuns } from "@/lib/jobs/runs/worker";
import { closeStore, openEarly } from "@/lib/store/database";
import { findRun } from "@/lib/store/runs/read";
import { beginSession } from "@/lib/store/sessions";
import { filled } from "./filled";

// bench/runs starts this with the settings of a local Cognito and a store. Each part prints one line of JSON.
const parts: Record<string, (pools: Pools) => Promise<Record<string, number>>> = {
  order,
  work,
  screen,
  screenBeside,
  disturb,
  check,
};

/** The pool whose clients the run changes, and another one in the same account. */
type Pools = { readonly dev: Pool; readonly prod: Pool };

const RUN = "8d0e7c1a-3f52-4b6e-9a41-5c2f7b90d613";
const MINUTES = "37";
const VISIBLE = 25;

const groups = ["m2m-admin"];
const person = makePerson({
  id: "bench",
  email: "bench@example.com",
  name: "Bench",
  grants: grantsOf(groups),
  teams: [],
});

/** Reads every client of the pool, and starts a run that changes them all. `draftMs` is the time of the dry run. */
async function order({ dev }: Pools) {
  const { id: personId, email } = person;
  const signedInAt = Date.now();
  got(
    await beginSession({
      sessionId: randomUUID(),
      personId,
      email,
      signedInAt,
      groups: { reading: "read", groups },
      endsAt: null,
    }),
  );
  const shelf = got(await openShelf(dev.id));
  await listNames(dev, shelf, "now").whole;
  await filled(dev, [...shelf.entries.keys()]);
  const fleet = { person, pools: [dev] };
  const begun = performance.now();
  const draft = { kind: "set lifetime", minutes: MINUTES, scopes: [], clients: [], pool: dev.id, query: "" };
  const { totals } = got(await got(await draftRun.plan(fleet, draft, RUN)).run());
  const draftMs = performance.now() - begun;
  got(await got(await startRun.plan(fleet, { runId: RUN }, randomUUID())).run());
  await pullLever("journal");
  return { draftMs, items: totals.waiting };
}

/** Works on the run until it has ended. */
async function work() {
  const begun = performance.now();
  startRuns();
  for (;;) {
    const found = got(await findRun(RUN));
    if (found?.run.state === "ended") break;
    await pause(50);
  }
  const workMs = performance.now() - begun;
  await stopRuns();
  return { workMs };
}

/** The first screen of a pool of which nothing is known. */
async function screen({ prod }: Pools) {
  const begun = performance.now();
  const { rows } = got(await findClients(prod, { kind: "all", page: 1 }));
  await filled(
    prod,
    rows.slice(0, VISIBLE).map(({ clientId }) => clientId),
  );
  return { screenMs: performance.now() - begun };
}

/** The same while the run uses all of the rate. */
async function screenBeside(pools: Pools) {
  startRuns();
  await pause(3_000);
  const seen = await screen(pools);
  await stopRuns();
  return seen;
}

async function disturb() {
  await failOneInTen(["*"], 34);
  return {};
}

/** How often each client was changed, by the local Cognito’s own journal, and how its items ended. */
async function check({ dev }: Pools) {
  await pullLever("faults");
  const changes = new Map<string, number>();
  for (const { operation, client, committed } of await journaledCalls())
    if (operation === "UpdateUserPoolClient" && committed && client !== null)
      changes.set(client, (changes.get(client) ?? 0) + 1);
  const found = got(await findRun(RUN));
  const { done = 0, failed = 0, unknown = 0 } = found?.byPool.get(dev.id) ?? {};
  return {
    changed: changes.size,
    repeated: [...changes.values()].filter((times) => times > 1).length,
    done,
    failed,
    unknown,
  };
}

function got<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new CommandError(`The benchmark was refused: ${result.problem.message}`);
}

await run(async () => {
  const part = parts[z.string().parse(process.argv[2])];
  const [dev, prod] = poolsOf(person);
  if (!part || !dev || !prod) throw new CommandError("There is nothing to measure called so.");
  await openEarly();
  console.log(JSON.stringify({ measured: await part({ dev, prod }) }));
  await closeStore();
});

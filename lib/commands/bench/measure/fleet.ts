import { subscribe } from "node:diagnostics_channel";
import { poolsOf, poolsToRead } from "@/lib/aws/cognito/pools";
import { share } from "@/lib/commands/bench/kit/figures";
import { CommandError } from "@/lib/commands/command-error";
import { run } from "@/lib/commands/run";
import { grantsOf, makePerson, type Pool } from "@/lib/domain/access/roles";
import { askedIn } from "@/lib/domain/question/asked";
import { earlierCounts } from "@/lib/inventory/fleet/counts";
import { findInFleet } from "@/lib/inventory/fleet/list";
import { fleetOverview } from "@/lib/inventory/fleet/overview";
import { readAsked } from "@/lib/inventory/fleet/question";
import { closeStore, openEarly } from "@/lib/store/database";
import { seedInventory } from "./seed";

// bench/fleet starts this with the settings of many pools and a store. Each part prints one line of JSON.
const parts: Record<string, (size: number) => Promise<Record<string, number>>> = { seed, read };

const ROUNDS = 40;

const person = makePerson({
  id: "bench",
  email: "bench@example.com",
  name: "Bench",
  grants: grantsOf(["m2m-admin"]),
  teams: ["team-orders"],
});

/** Fills every pool. */
async function seed(size: number) {
  for (const pool of poolsToRead()) await seedInventory(pool, size);
  return {};
}

/** What the pages over all pools read, in the server and without their HTML. */
async function read() {
  const pools = poolsOf(person);
  const calls = { all: 0 };
  subscribe("http.client.request.start", () => {
    calls.all += 1;
  });
  const cold = await timeOf(() => overview(pools));
  return {
    cold,
    overview: await p95(() => overview(pools)),
    list: await p95(() => list(pools)),
    question: await p95(async (round) => list(pools, questions[round % questions.length])),
    calls: calls.all,
  };
}

const questions = [
  "who can call service-7/scope-3 in dev",
  "no owner",
  "changed this week",
  "secrets older than 180 days",
  "orders-worker",
  "what can orders-worker-0 do",
];

/** The list over all pools, or the answer to a question. */
async function list(pools: readonly Pool[], q?: string): Promise<void> {
  const search = { page: 1, ...(q === undefined ? {} : { q }) };
  const { answered } = askedIn(search, await readAsked(pools, pools, search));
  if (!answered) throw new CommandError(`The question “${q}” isn’t understood.`);
  const { gaps } = await findInFleet(pools, answered);
  if (gaps.length > 0) throw new CommandError("The list lacks a pool.");
}

async function overview(pools: readonly Pool[]): Promise<void> {
  const [{ pools: seen }] = await Promise.all([fleetOverview(pools), earlierCounts(pools)]);
  if (seen.some(({ clients, findings }) => clients === null || findings === null))
    throw new CommandError("The overview lacks a pool.");
}

async function p95(work: (round: number) => Promise<void>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) taken.push(await timeOf(() => work(round)));
  return share(taken, 0.95);
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

await run(async () => {
  const [part = "", size = "0"] = process.argv.slice(2);
  const measure = parts[part];
  if (!measure) throw new CommandError(`There is nothing to measure called ${part}.`);
  await openEarly();
  console.log(JSON.stringify({ measured: await measure(Number(size)) }));
  await closeStore();
});

import { subscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { poolsToRead } from "@/lib/aws/cognito/pools";
import { CommandError } from "@/lib/commands/command-error";
import { run } from "@/lib/commands/run";
import type { ReadablePool } from "@/lib/domain/access/roles";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { startBackground, stopBackground } from "@/lib/inventory/background";
import { findClients } from "@/lib/inventory/clients";
import { closeStore, openEarly } from "@/lib/store/database";
import { filled } from "./filled";
import { seedInventory } from "./seed";

// bench/inventory starts this with the settings of a local Cognito and a store. Each part prints one line of JSON.
const parts: Record<string, (pool: ReadablePool, size: number) => Promise<Record<string, number>>> = {
  visit,
  hydrate,
  seed: seedInventory,
  screen,
  search,
  users,
  live,
};

const SCREEN: ClientSearch = { kind: "all", page: 1 };
const VISIBLE = 25;

async function page(pool: ReadablePool, search: ClientSearch = SCREEN) {
  const found = await findClients(pool, search);
  if (found.ok) return found.value;
  throw new CommandError(`The list could not be read: ${found.problem.message}`);
}

/** A first visit to a pool of `size` clients, and the reading of all the rest. */
async function hydrate(pool: ReadablePool, size: number) {
  const { begun, warmCalls } = await visit(pool);
  while ((await page(pool)).progress.read < size) await pause(100);
  while ((await isMissing(pool)) > 0) await pause(100);
  return { warmCalls, wholeMs: performance.now() - begun };
}

/** A first visit to a pool of which nothing is known; `begun` is by the process's clock, in milliseconds. */
async function visit(pool: ReadablePool) {
  const warmCalls = await warmUp(pool);
  const begun = performance.now();
  const callMs = firstPageMs();
  startBackground();
  const first = await page(pool);
  const namesMs = performance.now() - begun - callMs();
  await filled(
    pool,
    first.rows.slice(0, VISIBLE).map(({ clientId }) => clientId),
  );
  return { begun, warmCalls, namesMs, visibleMs: performance.now() - begun };
}

const message = z.object({ request: z.instanceof(ClientRequest) });

/** Watches HTTP from now on. The returned function gives how long the first page of names took to arrive. */
function firstPageMs(): () => number {
  let begun: { request: ClientRequest; at: number } | null = null;
  let taken = 0;
  subscribe("http.client.request.start", (told) => {
    const { request } = message.parse(told);
    if (/ListUserPoolClients$/.test(String(request.getHeader("x-amz-target"))))
      begun ??= { request, at: performance.now() };
  });
  subscribe("http.client.response.finish", (told) => {
    if (message.parse(told).request === begun?.request) taken = performance.now() - begun.at;
  });
  return () => taken;
}

/**
 * Warms the process up like one that serves people, by reading another pool of the same Cognito. Returns how many calls
 * that took.
 */
async function warmUp(pool: ReadablePool): Promise<number> {
  const other = { ...pool, id: "eu-west-1_LocalPrd1" };
  const { rows } = await page(other);
  await filled(
    other,
    rows.map(({ clientId }) => clientId),
  );
  // Until the whole burst is available again.
  await pause(2_000);
  return 1 + 2 * rows.length;
}

/** How many clients have no list of secrets yet. A client without a secret has an empty list. */
async function isMissing(pool: ReadablePool): Promise<number> {
  const { progress, matches } = await page(pool, { ...SCREEN, secrets: ["1"] });
  const two = await page(pool, { ...SCREEN, secrets: ["2"] });
  const none = await page(pool, { ...SCREEN, secrets: ["0"] });
  return progress.of - matches - two.matches - none.matches;
}

/** The first complete screen of a process that has just started, from what the store holds. */
async function screen(pool: ReadablePool) {
  const begun = performance.now();
  const first = await page(pool);
  await filled(
    pool,
    first.rows.map(({ clientId }) => clientId),
  );
  return { firstMs: performance.now() - begun, rows: first.rows.length };
}

const searches: readonly Partial<ClientSearch>[] = [
  { q: "order" },
  { q: "client0000000000000000004711" },
  { q: "nobody is called so" },
  { scope: ["https://api.example.com/service-7/scope-3.read"] },
  { scope: ["scope-3"] },
  { q: "service-7/scope-3" },
  { server: ["https://api.example.com/service-7"], lifetime: "60" },
  { age: "365", sort: "-age" },
  { sort: "created" },
  { dead: "yes" },
];

/** How long searches take on the server once the clients are known. */
async function search(pool: ReadablePool) {
  await page(pool);
  const taken: number[] = [];
  for (let round = 0; round < 50; round += 1)
    for (const one of searches) {
      const begun = performance.now();
      await page(pool, { page: 1, ...one });
      taken.push(performance.now() - begun);
    }
  taken.sort((one, other) => one - other);
  return { p50: at(taken, 0.5), p95: at(taken, 0.95) };
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;

/** `people` people open the list of an unread pool at once, and wait until their rows are complete. */
async function users(pool: ReadablePool, people: number) {
  const taken: number[] = [];
  await Promise.all(
    Array.from({ length: people }, async () => {
      const begun = performance.now();
      const first = await page(pool);
      taken.push(performance.now() - begun);
      await filled(
        pool,
        first.rows.slice(0, VISIBLE).map(({ clientId }) => clientId),
      );
    }),
  );
  taken.sort((one, other) => one - other);
  return { screenP95Ms: at(taken, 0.95) };
}

/** A console that reads in the background while people open one page after another, for this many seconds. */
async function live(pool: ReadablePool, seconds: number) {
  startBackground();
  const end = performance.now() + seconds * 1_000;
  for (let count = 1; performance.now() < end; count += 1) {
    const { rows } = await page(pool, { kind: "all", page: 1 + (count % 5) });
    await Promise.race([
      filled(
        pool,
        rows.map(({ clientId }) => clientId),
      ),
      pause(2_000),
    ]);
    await pause(100);
  }
  return { read: (await page(pool)).progress.read };
}

await run(async () => {
  const [part = "", size = "0"] = process.argv.slice(2);
  const [pool] = poolsToRead();
  const measure = parts[part];
  if (!pool || !measure) throw new CommandError(`There is nothing to measure called ${part}.`);
  await openEarly();
  console.log(JSON.stringify({ measured: await measure(pool, Number(size)) }));
  await stopBackground();
  await closeStore();
});

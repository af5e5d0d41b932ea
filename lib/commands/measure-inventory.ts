import { setTimeout as pause } from "node:timers/promises";
import { poolsToRead } from "@/lib/cognito/pools";
import type { ReadablePool } from "@/lib/domain/access";
import type { ClientSearch } from "@/lib/domain/client-search";
import { entryText, unreadEntry } from "@/lib/domain/inventory";
import { startBackground, stopBackground } from "@/lib/inventory/background";
import { findClients } from "@/lib/inventory/clients";
import { fill } from "@/lib/inventory/fill";
import { openShelf } from "@/lib/inventory/shelf";
import { keepSnapshot } from "@/lib/inventory/snapshot";
import { closeStore, openEarly } from "@/lib/store/database";
import { saveRows } from "@/lib/store/inventory-clients";
import { saveListing, saveServers } from "@/lib/store/inventory-pools";
import { CommandError } from "./command-error";
import { run } from "./run";

// Started by bench-inventory with the settings of a local Cognito and a store: each part prints one line of JSON.
const parts: Record<string, (pool: ReadablePool, size: number) => Promise<Record<string, number>>> = {
  hydrate,
  seed,
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

async function filled(pool: ReadablePool, clientIds: readonly string[]): Promise<void> {
  for await (const line of fill(pool, clientIds, false))
    if (line.is === "failed") throw new CommandError(`A client could not be read: ${line.message}`);
}

/** A first visit to a pool of `size` clients of which nothing is known, and the reading of all the rest. */
async function hydrate(pool: ReadablePool, size: number) {
  const begun = performance.now();
  startBackground();
  const first = await page(pool);
  const namesMs = performance.now() - begun;
  await filled(
    pool,
    first.rows.slice(0, VISIBLE).map(({ clientId }) => clientId),
  );
  const visibleMs = performance.now() - begun;
  while ((await page(pool)).progress.read < size) await pause(100);
  const settingsMs = performance.now() - begun;
  while ((await isMissing(pool)) > 0) await pause(100);
  return { namesMs, visibleMs, settingsMs, wholeMs: performance.now() - begun };
}

/** How many of the clients have no list of secrets yet; a client without one has an empty one. */
async function isMissing(pool: ReadablePool): Promise<number> {
  const { progress, matches } = await page(pool, { ...SCREEN, secrets: "1" });
  const two = await page(pool, { ...SCREEN, secrets: "2" });
  const none = await page(pool, { ...SCREEN, secrets: "0" });
  return progress.of - matches - two.matches - none.matches;
}

/** Puts so many clients into the store, as a hydration would have left them. */
async function seed(pool: ReadablePool, size: number) {
  const at = Date.now();
  const batch = 500;
  for (let begin = 0; begin < size; begin += batch)
    await saveRows(
      pool.id,
      Array.from({ length: Math.min(batch, size - begin) }, (_, index) => madeUp(begin + index, at)),
    );
  await saveListing(pool.id, { listedAt: at, problem: null });
  const servers = Array.from({ length: 25 }, (_, number) => madeUpServer(number));
  await saveServers(pool.id, JSON.stringify(servers), at);
  const shelf = await openShelf(pool.id);
  if (shelf.ok) await keepSnapshot(shelf.value);
  return { rows: size };
}

const madeUpScope = (server: number, scope: number) =>
  `https://api.example.com/service-${server}/scope-${scope}.read`;

const madeUpServer = (server: number) => ({
  identifier: `https://api.example.com/service-${server}`,
  scopes: Array.from({ length: 20 }, (_, scope) => ({ full: madeUpScope(server, scope) })),
});

function madeUp(number: number, at: number) {
  const clientId = `client${String(number).padStart(20, "0")}`;
  const name = `${["orders", "payments", "stock", "reports"][number % 4]}-worker-${(number * 7_919) % 10_007}`;
  const createdAt = new Date(at - (number % 700) * 86_400_000).toISOString();
  const scopes = Array.from({ length: 1 + (number % 50) }, (_, index) =>
    madeUpScope((number + index) % 25, index % 20),
  );
  const entry = {
    ...unreadEntry({ clientId, name }, false),
    client: {
      clientId,
      name,
      kind: "m2m",
      scopes,
      tokenMinutes: [5, 15, 60, 1_440][number % 4] ?? 60,
      isOAuthOn: true,
      authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      createdAt,
      changedAt: createdAt,
    },
    describedAt: at,
    secrets: [{ secretId: `${clientId}--1`, createdAt }],
  } as const;
  return { clientId, entry: entryText(entry), replaces: 0, isTold: true, isGone: false };
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
  { scope: "https://api.example.com/service-7/scope-3.read" },
  { server: "https://api.example.com/service-7", lifetime: "60" },
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

/** So many people open the list of a pool nobody has looked at, at once, and wait until their rows are complete. */
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

/** A console that reads in the background, and whose people open one page after another, for so many seconds. */
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

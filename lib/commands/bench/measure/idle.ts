import { subscribe } from "node:diagnostics_channel";
import { poolsToRead } from "@/lib/aws/cognito/pools";
import { virtualClock } from "@/lib/commands/bench/kit/virtual-clock";
import { CommandError } from "@/lib/commands/command-error";
import { run } from "@/lib/commands/run";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { hydrate } from "@/lib/inventory/hydration";
import { isLookedAt, namesAgeOf, noteLook } from "@/lib/inventory/interest";
import { openShelf } from "@/lib/inventory/shelf";
import { closeStore, openEarly } from "@/lib/store/database";

const MINUTE_MS = 60_000;
const HOUR = 60;

/** A person opens a page of their pool once in so many minutes. */
const PAGE_MINUTES = 5;

/** Long enough for five rounds through the pools that people look at. */
const LOOKED_AT_MINUTES = 20;

const CATCH_UP_MINUTES = 2;

/** Ten people look at so many pools. */
const POOLS_OF_TEN = 3;

// bench/idle starts this with the settings of a Cognito and an empty store. Prints one line of JSON.
await run(async () => {
  await openEarly();
  const pools = poolsToRead();
  const calls = { all: 0 };
  subscribe("http.client.request.start", () => {
    calls.all += 1;
  });
  const clock = virtualClock();
  const readers = pools.map((pool) => {
    const stop = new AbortController();
    return { stop, done: hydrate(pool, stop.signal) };
  });
  const found = { overdue: 0 };
  const oldest = { minutes: 0 };

  /** The calls in so many minutes in which `people` look, one after the other, at the first `of` pools. */
  async function callsIn(minutes: number, people: number, of: number): Promise<number> {
    const before = calls.all;
    for (let minute = 0; minute < minutes; minute += 1) {
      for (let person = 0; person < people; person += 1) {
        const pool = pools[person % Math.min(of, pools.length)];
        if (pool && (minute + person) % PAGE_MINUTES === 0) await noteLook(pool);
      }
      await clock.pass(MINUTE_MS);
      found.overdue += await overdueOf(pools);
      oldest.minutes = Math.max(oldest.minutes, await oldestOf(pools));
    }
    return calls.all - before;
  }

  while (await isUnread(pools)) await clock.pass(MINUTE_MS);
  // To a time of the day at which some names are due as well.
  await clock.skip(18 * HOUR * MINUTE_MS);
  await clock.pass(MINUTE_MS);
  const nobody = await callsIn(HOUR, 0, 0);
  const onePerson = await callsIn(LOOKED_AT_MINUTES, 1, 1);
  await clock.skip(HOUR * MINUTE_MS);
  // While a pool catches up, the list says how old it is.
  await callsIn(CATCH_UP_MINUTES, 10, POOLS_OF_TEN);
  oldest.minutes = 0;
  const tenPeople = await callsIn(LOOKED_AT_MINUTES, 10, POOLS_OF_TEN);
  const scale = HOUR / LOOKED_AT_MINUTES;
  for (const { stop } of readers) stop.abort();
  await clock.pass(MINUTE_MS);
  await Promise.all(readers.map(({ done }) => done));
  clock.end();
  console.log(
    JSON.stringify({
      measured: {
        ...found,
        oldestMinutes: oldest.minutes,
        nobody,
        onePerson: onePerson * scale,
        tenPeople: tenPeople * scale,
      },
    }),
  );
  await closeStore();
});

async function shelfOf(pool: ReadablePool) {
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) throw new CommandError("The store did not answer.");
  return shelf.value;
}

async function isUnread(pools: readonly ReadablePool[]): Promise<boolean> {
  const shelves = await Promise.all(pools.map(shelfOf));
  return shelves.some(
    ({ entries, head }) =>
      head.listedAt === null || [...entries.values()].some(({ entry }) => entry.secrets === null),
  );
}

/** How many lists are older than twice the age at which they are due. */
async function overdueOf(pools: readonly ReadablePool[]): Promise<number> {
  const shelves = await Promise.all(pools.map(shelfOf));
  return shelves.filter((shelf) => (shelf.head.listedAt ?? 0) < Date.now() - 2 * namesAgeOf(shelf)).length;
}

/** The age in minutes of the oldest settings in pools that people look at. */
async function oldestOf(pools: readonly ReadablePool[]): Promise<number> {
  const lookedAt = (await Promise.all(pools.map(shelfOf))).filter(isLookedAt);
  const readAt = lookedAt.flatMap(({ entries }) =>
    [...entries.values()].map(({ entry }) => entry.describedAt ?? 0),
  );
  return lookedAt.length === 0 ? 0 : (Date.now() - Math.min(...readAt)) / MINUTE_MS;
}

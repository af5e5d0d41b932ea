import { expect, test } from "vitest";
import { type ClientEntry, unreadEntry } from "@/lib/domain/list/inventory";
import {
  dueOf,
  LOOK_MS,
  namesAge,
  refreshAge,
  type Turns,
  upkeepCalls,
  upkeepInWords,
} from "@/lib/domain/list/upkeep";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many clients of a pool are read at the same time, and a second. */
const AT_ONCE = 12;
const A_SECOND = 4;

type Look = (at: number) => boolean;
const nobody: Look = () => false;

const newTurns = (): Turns => ({ takenTo: null });

type Reading = { readonly client: number; readonly at: number };

/**
 * The readings of a pool from `from` to `to` (milliseconds), looked for every 10 seconds, or every second while people
 * look at it, where all clients were read one after the other before 0. `oldest` is the greatest age that a client had.
 */
function readings(
  clients: number,
  to: number,
  looks: Look = nobody,
  { from = 0, poolId = "pool", restMs = 10 * SECOND } = {},
) {
  const turns = newTurns();
  const readAt = Array.from({ length: clients }, (_, client) => (client - clients) / A_SECOND);
  const found: Reading[] = [];
  const ages: { at: number; oldest: number }[] = [];
  const entryOf = (describedAt: number, client: number): ClientEntry => ({
    ...unreadEntry({ clientId: String(client), name: "" }, false),
    describedAt,
  });
  for (let at = from; at <= to; at += looks(at) ? SECOND : restMs) {
    const isLookedAt = looks(at);
    const upkeep = { at: at + 1e12, poolId, isLookedAt, refreshAge: refreshAge(isLookedAt, 24), clients };
    const known = readAt.map((it, client) => entryOf(it + 1e12, client));
    for (const { clientId } of dueOf(known, isLookedAt ? A_SECOND : AT_ONCE, turns, upkeep)) {
      readAt[Number(clientId)] = at;
      found.push({ client: Number(clientId), at });
    }
    ages.push({ at, oldest: at - Math.min(...readAt) });
  }
  return { found, ages };
}

const mostWithin = (at: readonly number[], milliseconds: number) => {
  let most = 0;
  for (let begin = 0, end = 0; end < at.length; end += 1) {
    while ((at[begin] ?? 0) <= (at[end] ?? 0) - milliseconds) begin += 1;
    most = Math.max(most, end - begin + 1);
  }
  return most;
};

test("20 pools of 100 clients that nobody looks at take less than 200 calls in any hour", () => {
  const calls = Array.from({ length: 20 }, (_, index) => {
    const poolId = `eu-west-1_Pool${index}`;
    const clients = readings(100, DAY, nobody, { poolId, restMs: MINUTE }).found.flatMap(({ at }) => [
      at,
      at,
    ]);
    const age = namesAge(poolId, false, 24);
    expect(age).toBeLessThanOrEqual(DAY);
    // Two pages of names, and the resource servers.
    const names = [1, 2].flatMap((time) => [time * age, time * age, time * age]);
    return [...clients, ...names];
  });
  const sorted = calls.flat().sort((one, other) => one - other);
  expect(mostWithin(sorted, HOUR)).toBeLessThanOrEqual(200);
});

test.each([1, 7, 150])("each of %i clients is read once a day, and never older than that", (clients) => {
  const { found, ages } = readings(clients, 3 * DAY);
  expect(found).toHaveLength(3 * clients);
  for (const client of [0, clients - 1]) {
    const at = found.filter((it) => it.client === client).map((it) => it.at);
    // The instants at which somebody looks for work are 10 seconds apart.
    expect(mostWithin(at, DAY - 20 * SECOND)).toBe(1);
  }
  expect(Math.max(...ages.map(({ oldest }) => oldest))).toBeLessThanOrEqual(DAY + 5 * MINUTE);
});

test("a pool that people begin to look at is read at its rate, then within 5 minutes, and in peace once they are gone", () => {
  const begin = 20 * HOUR;
  const end = begin + HOUR;
  const { found, ages } = readings(100, 3 * DAY, (at) => at >= begin && at < end);
  const within = (from: number, to: number) => found.filter(({ at }) => at >= from && at < to);
  expect(within(begin, begin + 30 * SECOND).length).toBeGreaterThanOrEqual(100);
  const lookedAt = ages.filter(({ at }) => at >= begin + 30 * SECOND && at < end);
  expect(Math.max(...lookedAt.map(({ oldest }) => oldest))).toBeLessThanOrEqual(5 * MINUTE);
  expect(within(end, end + HOUR).length).toBeLessThanOrEqual(6);
  expect(within(end, end + DAY).length).toBeLessThanOrEqual(101);
  const later = ages.filter(({ at }) => at >= end);
  expect(Math.max(...later.map(({ oldest }) => oldest))).toBeLessThanOrEqual(DAY);
});

test("1,000 clients that people look at are read in turn, the stalest first, as fast as their pool allows", () => {
  const { found } = readings(1_000, 20 * MINUTE, () => true);
  const counts = Array.from({ length: 1_000 }, (_, it) => found.filter(({ client }) => client === it).length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
});

test("a reader that starts late reads at once what is too old, and one that starts often takes a turn at most", () => {
  const late = readings(100, 2 * DAY + 30 * SECOND, nobody, { from: 2 * DAY });
  expect(late.found).toHaveLength(1);
  const starts = Array.from({ length: 10 }, (_, minute) =>
    readings(100, minute * MINUTE + 30 * SECOND, nobody, { from: minute * MINUTE }),
  );
  expect(starts.flatMap(({ found }) => found).length).toBeLessThanOrEqual(1);
});

test("turns that could not be taken do not come all at once", () => {
  const turns = newTurns();
  const upkeep = { poolId: "pool", isLookedAt: false, refreshAge: DAY, clients: 100 };
  const entry = { ...unreadEntry({ clientId: "a", name: "" }, false), describedAt: 1e12 };
  expect(dueOf([entry], 12, turns, { ...upkeep, at: 1e12 })).toEqual([]);
  expect(dueOf([entry, entry, entry], 12, turns, { ...upkeep, at: 1e12 + 5 * HOUR })).toHaveLength(1);
});

test("what the upkeep costs is a round a day, up to 15 an hour while people look, no faster than the rate, and a call an hour", () => {
  const rate = { idleHours: 24, callsPerSecond: 4 };
  expect(upkeepCalls(100, rate)).toEqual({ idleDay: 227, lookedAtHour: 3_046 });
  expect(upkeepCalls(0, rate)).toEqual({ idleDay: 26, lookedAtHour: 31 });
  expect(upkeepCalls(100, { ...rate, idleHours: 48 }).idleDay).toBe(126);
  expect(upkeepCalls(10_000, rate)).toEqual({ idleDay: 20_192, lookedAtHour: 168 * 15 + 2 * 4 * 3_600 + 1 });
});

test("a look counts for longer than a page takes to be looked at, and shorter than an hour", () => {
  expect(LOOK_MS).toBeGreaterThanOrEqual(5 * MINUTE);
  expect(LOOK_MS).toBeLessThan(HOUR);
});

test("the calls are said in a sentence", () => {
  expect(upkeepInWords({ idleDay: 2_430, lookedAtHour: 29_115 })).toBe(
    "Reading it takes about 2,430 Cognito calls a day, each a CloudTrail event, and 29,115 an hour while people look at it.",
  );
});

import { DeleteUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, expect, test, vi } from "vitest";
import type { Pool } from "@/lib/domain/access/roles";
import { findClients } from "@/lib/inventory/clients";
import { hydrate } from "@/lib/inventory/hydration";
import { listNames } from "@/lib/inventory/listing";
import { readEntry } from "@/lib/inventory/reading";
import { findRows } from "@/lib/store/audit/search";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito({ COGNITO_RATE: "100" }, { clients: { dev: 1_000 } });
afterEach(() => pullLever(cognito.url, ""));

/** The clock goes on by itself, and is set ahead. Never back, or the calls that wait for their turn would wait for it. */
const clock = { ahead: 0 };
const real = Date.now;
vi.spyOn(Date, "now").mockImplementation(() => real() + clock.ahead);

const found = async (pool: Pool) => got(await findClients(pool, { kind: "all", page: 1 }));
const calls = async (operation?: string) => (await journalOf(cognito.url, operation)).length;
const fault = (operation: string, kind: string, more: object) =>
  pullLever(cognito.url, "faults", { operation, kind, ...more });

/** Reads a pool in the background while something is wrong, until `isDone`. */
async function during(pool: Pool, isDone: () => Promise<boolean>): Promise<void> {
  const stop = new AbortController();
  const done = hydrate(pool, stop.signal);
  try {
    await vi.waitUntil(isDone, { timeout: 120_000, interval: 100 });
  } finally {
    stop.abort();
    await done;
  }
}

/** Whether the background has gone on for so long since this was made. */
function elapsed(milliseconds: number): () => Promise<boolean> {
  const end = Date.now() + milliseconds;
  return async () => Date.now() >= end;
}

test("page 7 of 17 fails: six pages of names stay and say what is missing, and the next look goes on there", async () => {
  const pool = devPool();
  await fault("ListUserPoolClients", "500", { nth: 7, times: 1 });
  const shelf = await shelfOf(pool);
  expect(await listNames(pool, shelf, "background").whole).toMatchObject({ code: "unreachable" });
  const { matches, rows, progress } = await found(pool);
  expect([matches, rows.length]).toEqual([360, 60]);
  expect(progress).toMatchObject({ of: 360, listedAt: null, trouble: expect.stringContaining("Cognito") });
  expect(progress.trouble).not.toMatch(/nothing was/i);
  await pullLever(cognito.url, "journal");
  expect(await listNames(pool, shelf, "background").whole).toBeNull();
  expect(await calls("ListUserPoolClients")).toBe(11);
  expect((await found(pool)).progress).toMatchObject({
    of: 1_000,
    listedAt: expect.any(Number),
    trouble: null,
  });
});

test("an answer that makes no sense costs what it was about, and nothing that was known", async () => {
  const pool = await aPool(cognito.sdk, 2);
  await listNames(pool, await shelfOf(pool), "background").whole;
  await fault("ListUserPoolClients", "bad-json", { nth: 1, times: 1 });
  expect(await listNames(pool, await shelfOf(pool), "background").whole).toMatchObject({
    code: "unreachable",
  });
  expect(await found(pool)).toMatchObject({ matches: 2, progress: { listedAt: expect.any(Number) } });
  await fault("DescribeUserPoolClient", "bad-json", { nth: 1, times: 1 });
  const [first = ""] = (await shelfOf(pool)).entries.keys();
  expect(await readEntry(pool, await shelfOf(pool), first, "background")).toMatchObject({ ok: false });
  expect(got(await readEntry(pool, await shelfOf(pool), first, "background"))?.client).not.toBeNull();
});

test("a pool that is deleted keeps its last list, is named with its Region, and nobody is told of deleted clients", async () => {
  const pool = await aPool(cognito.sdk, 4);
  const isRead = async () => [...(await shelfOf(pool)).entries.values()].every(({ entry }) => entry.secrets);
  await during(pool, async () => (await shelfOf(pool)).head.listedAt !== null && (await isRead()));
  await cognito.sdk.send(new DeleteUserPoolCommand({ UserPoolId: pool.id }));
  await pullLever(cognito.url, "journal");
  // By then it is read again, although nobody looks at it.
  clock.ahead += 86_400_001;
  await during(pool, elapsed(6_000));
  expect((await journalOf(cognito.url)).filter((call) => call.pool === pool.id).length).toBeLessThan(15);
  const { matches, progress } = await found(pool);
  expect(matches).toBe(4);
  expect(progress.trouble).toContain(`no user pool ${pool.id} in eu-west-1`);
  expect(got(await findRows({ poolId: pool.id, action: "changed outside" }, 10))).toEqual([]);
});

test("a pool that never was is one sentence in place of the list", async () => {
  const pool = devPool("eu-west-1_Nobody000");
  const answer = await findClients(pool, { page: 1 });
  expect(answer).toMatchObject({ ok: false, problem: { code: "no-pool" } });
});

test("expired credentials are said to be the console's own, not hammered with, and over once they are renewed", async () => {
  const pool = await aPool(cognito.sdk, 4);
  await listNames(pool, await shelfOf(pool), "background").whole;
  await fault("*", "expired-credentials", { rate: 1, times: 10_000 });
  await pullLever(cognito.url, "journal");
  expect(await listNames(pool, await shelfOf(pool), "background").whole).toMatchObject({
    code: "aws-credentials",
  });
  await during(pool, elapsed(5_000));
  // Each call looks for newer credentials once.
  expect(await calls()).toBeLessThan(60);
  const { matches, progress } = await found(pool);
  expect(matches).toBe(4);
  expect(progress.trouble).toContain("AWS credentials have expired");
  // A list is read: that nothing was changed says nothing about it.
  expect(progress.trouble).not.toMatch(/nothing was/i);
  await pullLever(cognito.url, "faults");
  await during(pool, async () => (await found(pool)).progress.trouble === null);
});

test("settings that are denied later on keep what was known and its age, so that they are read again first", async () => {
  const pool = await aPool(cognito.sdk, 1);
  await listNames(pool, await shelfOf(pool), "background").whole;
  const [first = ""] = (await shelfOf(pool)).entries.keys();
  const before = got(await readEntry(pool, await shelfOf(pool), first, "background"));
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPoolClient"] });
  const denied = got(await readEntry(pool, await shelfOf(pool), first, "now"));
  expect(denied).toMatchObject({ client: before?.client, message: expect.stringContaining("cognito-idp") });
  expect((await shelfOf(pool)).entries.get(first)?.entry).toEqual(before);
});

test("denied settings leave the names, and the list names the missing action and promises no end", async () => {
  const pool = await aPool(cognito.sdk, 3);
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPoolClient"] });
  await during(pool, async () => (await calls("DescribeUserPoolClient")) > 0);
  const { matches, rows, progress } = await found(pool);
  expect(matches).toBe(3);
  expect(rows.every(({ client, name }) => client === null && name !== "")).toBe(true);
  expect(progress).toMatchObject({
    secondsLeft: null,
    trouble: expect.stringContaining("cognito-idp:DescribeUserPoolClient"),
  });
  for (const sentence of [progress.trouble, ...rows.map(({ message }) => message)])
    expect(String(sentence)).not.toMatch(/nothing was/i);
});

test("throttled for a while, calls become rare, the list keeps its age and says so, and then it is read to the end", async () => {
  const pool = await aPool(cognito.sdk, 60);
  await listNames(pool, await shelfOf(pool), "background").whole;
  await fault("*", "throttle", { rate: 1, times: 10_000 });
  await pullLever(cognito.url, "journal");
  await during(pool, elapsed(8_000));
  const early = (await journalOf(cognito.url)).map(({ time }) => time);
  const last = Math.max(...early);
  // Of about 190 that may start in the last two seconds at the full rate of two operations and a fifth.
  expect(early.filter((time) => time > last - 2_000).length).toBeLessThan(60);
  expect((await found(pool)).progress).toMatchObject({
    listedAt: expect.any(Number),
    trouble: expect.stringContaining("Cognito is throttling"),
  });
  await pullLever(cognito.url, "faults");
  await during(pool, async () => (await found(pool)).progress.read === 60);
});

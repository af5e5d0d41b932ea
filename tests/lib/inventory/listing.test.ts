import { DeleteUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, expect, test } from "vitest";
import { namesNow } from "@/lib/inventory/clients";
import { firstNames, listNames, namesSoFar } from "@/lib/inventory/listing";
import { follow } from "@/lib/inventory/shelf";
import { aClient, aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito({ COGNITO_RATE: "100" });
afterEach(() => pullLever(cognito.url, ""));

const plan = (kind: string, nth: number, times = 1) =>
  pullLever(cognito.url, "faults", { operation: "ListUserPoolClients", kind, nth, times });

const calls = async () => (await journalOf(cognito.url, "ListUserPoolClients")).length;

test("names are kept page by page, whole at the end, once for everybody who asks at the same time", async () => {
  const pool = await aPool(cognito.sdk, 130);
  const shelf = await shelfOf(pool);
  const listings = Array.from({ length: 50 }, () => listNames(pool, shelf, "now"));
  expect(await listings[0]?.firstPage).toBeNull();
  expect(shelf.entries.size).toBeGreaterThanOrEqual(60);
  expect(shelf.head.listedAt).toBeNull();
  expect(namesSoFar(pool.id)).toBeGreaterThanOrEqual(60);
  for (const { whole } of listings) expect(await whole).toBeNull();
  expect((await shelfOf(pool)).entries.size).toBe(130);
  expect((await shelfOf(pool)).head.listedAt).not.toBeNull();
  expect(namesSoFar(pool.id)).toBeNull();
  expect(await calls()).toBe(3);
});

test("who wants the first names alone leaves the rest to those who want it", async () => {
  const pool = await aPool(cognito.sdk, 130);
  const shelf = await shelfOf(pool);
  await pullLever(cognito.url, "latency", { p50: 300 });
  const first = firstNames(pool, shelf);
  const { pace, whole } = listNames(pool, shelf, "background");
  expect(pace.page?.priority).toBe("now");
  expect(await first).toBeNull();
  await expect.poll(() => pace.page?.priority, { interval: 10 }).toBe("background");
  void firstNames(pool, shelf);
  expect(pace.page?.priority).toBe("background");
  listNames(pool, shelf, "visible");
  expect(pace.page?.priority).toBe("visible");
  expect(await whole).toBeNull();
  expect(shelf.entries.size).toBe(130);
});

test("a listing that takes long shows what it has read before it is whole", async () => {
  const pool = await aPool(cognito.sdk, 430);
  const shelf = await shelfOf(pool);
  await pullLever(cognito.url, "latency", { p50: 300 });
  const { firstPage, whole } = listNames(pool, shelf, "background");
  expect(await firstPage).toBeNull();
  await expect.poll(() => shelf.entries.size, { interval: 10 }).toBeGreaterThan(60);
  expect(shelf.entries.size).toBeLessThan(430);
  expect(await whole).toBeNull();
  expect(shelf.entries.size).toBe(430);
});

test("a page that fails leaves what was read, and the next listing goes on from there", async () => {
  const pool = await aPool(cognito.sdk, 130);
  const shelf = await shelfOf(pool);
  await plan("500", 2);
  expect(await listNames(pool, shelf, "background").whole).toMatchObject({ code: "unreachable" });
  expect((await shelfOf(pool)).entries.size).toBe(60);
  expect(shelf.head).toMatchObject({ listedAt: null, listProblem: expect.stringContaining("Cognito") });
  await pullLever(cognito.url, "journal");
  expect(await listNames(pool, shelf, "background").whole).toBeNull();
  expect(await calls()).toBe(2);
  expect((await shelfOf(pool)).entries.size).toBe(130);
  expect(shelf.head.listProblem).toBeNull();
});

test("who needs the names of now is not given those of a listing that broke off before", async () => {
  const pool = await aPool(cognito.sdk, 130);
  const shelf = await shelfOf(pool);
  await plan("500", 2);
  await listNames(pool, shelf, "background").whole;
  const lateClient = await aClient(cognito.sdk, pool, "0 first of the first page");
  await pullLever(cognito.url, "journal");
  const askedAt = Date.now();
  const { at, names } = got(await namesNow(pool));
  expect(at).toBeGreaterThanOrEqual(askedAt);
  expect(names.map(({ clientId }) => clientId)).toContain(lateClient);
});

test("empty pages with a token are read through", async () => {
  const pool = await aPool(cognito.sdk, 70);
  const shelf = await shelfOf(pool);
  await plan("empty-page", 1, 2);
  expect(await listNames(pool, shelf, "background").whole).toBeNull();
  expect(shelf.entries.size).toBe(70);
});

test("a list that leads back to itself for ever is broken off, and said to be incomplete", async () => {
  const pool = await aPool(cognito.sdk, 70);
  const shelf = await shelfOf(pool);
  await plan("empty-page", 2, 100);
  expect(await listNames(pool, shelf, "background").whole).toMatchObject({ code: "unreachable" });
  expect(await calls()).toBeLessThan(10);
  expect((await shelfOf(pool)).head).toMatchObject({
    listedAt: null,
    listProblem: expect.stringContaining("repeats a page"),
  });
  expect(shelf.entries.size).toBe(60);
});

test("a pool that is listed again costs its pages and nothing else, and finds who is new or gone", async () => {
  const pool = await aPool(cognito.sdk, 3);
  const shelf = await shelfOf(pool);
  await listNames(pool, shelf, "background").whole;
  const [gone = ""] = shelf.entries.keys();
  await shelfOf(pool);
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: gone }));
  const added = await aClient(cognito.sdk, pool, "newcomer");
  await follow(shelf);
  await listNames(pool, shelf, "background").whole;
  expect(shelf.entries.get(added)?.entry).toMatchObject({ name: "newcomer", isStranger: true, client: null });
  // A list may be wrong: who is missing is looked for before they are taken for gone.
  expect(shelf.entries.has(gone)).toBe(true);
  expect([...shelf.suspects]).toEqual([gone]);
});

import { expect, test } from "vitest";
import { unreadEntry } from "@/lib/domain/list/inventory";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { foundPage } from "@/lib/inventory/fleet/found-page";
import { poolUpkeep } from "@/lib/inventory/pool/details";
import { openShelf, show } from "@/lib/inventory/shelf";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { aRow } from "@/tests/lib/domain/client/client-rows";

embeddedStore();
await ownCognito();

const asking = { teams: [], poolTexts: [] };

const HOUR_MS = 3_600_000;
const listedAt = Date.now();

/** A page of a pool of so many clients whose settings were read at `describedAt`; null is one not read yet. */
async function pageOf(search: Partial<ClientSearch>, describedAt: readonly (number | null)[]) {
  const pool = { ...devPool(), id: `eu-west-1_${Math.random().toString(36).slice(2)}` };
  const shelf = got(await openShelf(pool.id));
  shelf.head = { ...shelf.head, listedAt };
  for (const [number, at] of describedAt.entries()) {
    const name = `client ${String(number).padStart(3, "0")}`;
    const { client, secrets } = aRow(name);
    show(shelf, {
      ...unreadEntry({ clientId: name, name }, false),
      ...(at && { client, secrets, describedAt: at }),
    });
  }
  return foundPage([{ pool, shelf, asking }], { page: 1, ...search }).found;
}

test("a search finds scopes by their resource server's name, and shows them first", async () => {
  const pool = { ...devPool(), id: "eu-west-1_FoundByScope" };
  const shelf = got(await openShelf(pool.id));
  const servers = [{ identifier: "ord", name: "Orders API", scopes: [{ full: "ord/read" }] }];
  shelf.head = { ...shelf.head, listedAt, servers: JSON.stringify(servers), serversAt: listedAt };
  for (const scopes of [["a/b", "ord/read"], ["a/b"]]) {
    const { client, secrets } = aRow(scopes.join(), { client: { scopes } });
    const named = { clientId: scopes.join("-"), name: "client" };
    show(shelf, { ...unreadEntry(named, false), client, secrets, describedAt: listedAt });
  }
  for (const search of [{ q: "orders a" }, { scope: ["orders a"] }, { scope: ["ord/read"] }])
    expect(foundPage([{ pool, shelf, asking }], { page: 1, ...search }).found).toMatchObject({
      matches: 1,
      rows: [{ client: { scopes: ["ord/read", "a/b"] } }],
    });
});

const many = (count: number, at: number | null) => Array.from({ length: count }, () => at);

test("what keeping a pool fresh takes is unknown until its names are listed", async () => {
  const pool = { ...devPool(), id: "eu-west-1_Upkeep" };
  const shelf = got(await openShelf(pool.id));
  for (const name of ["orders", "support", "website"])
    show(shelf, unreadEntry({ clientId: name, name }, false));
  expect(await poolUpkeep(pool)).toBeNull();
  shelf.head = { ...shelf.head, listedAt };
  // Two calls for each of the three clients, one for a page of names, one for the resource servers; the settings hourly.
  expect(await poolUpkeep(pool)).toEqual({ idleDay: 32, lookedAtHour: 121 });
});

test("a page after the last is the last: an old address shows clients, and counts them right", async () => {
  const { page, rows, matches } = await pageOf({ page: 17 }, many(130, listedAt));
  expect([page, rows.length, rows[0]?.name, matches]).toEqual([3, 10, "client 120", 130]);
  expect((await pageOf({ page: 2 }, many(60, listedAt))).page).toBe(1);
  expect(await pageOf({ page: 5 }, [])).toMatchObject({ page: 1, rows: [], matches: 0 });
  expect(await pageOf({ page: 2 }, many(61, listedAt))).toMatchObject({ page: 2, rows: { length: 1 } });
});

test("settings far older than the names have their own age: of the rows in sight, or of all that a filter goes by", async () => {
  const old = listedAt - 3 * HOUR_MS;
  const older = listedAt - 5 * HOUR_MS;
  const ages = [...many(59, listedAt), old, older, null];
  expect((await pageOf({}, ages)).settingsAt).toBe(old);
  expect((await pageOf({ page: 2 }, ages)).settingsAt).toBe(older);
  expect((await pageOf({ lifetime: "60" }, ages)).settingsAt).toBe(older);
  expect((await pageOf({ q: "client 00" }, ages)).settingsAt).toBeNull();
  expect((await pageOf({}, [listedAt - 60_000, null])).settingsAt).toBeNull();
});

test("in an order by settings, clients that have not been read are counted: they stand last for want of a place", async () => {
  const ages = [null, listedAt, null];
  expect(await pageOf({ sort: "-created" }, ages)).toMatchObject({ matches: 3, unplaced: 2, unread: 0 });
  expect(await pageOf({ sort: "created", scope: ["a/b"] }, ages)).toMatchObject({ unplaced: 0, unread: 2 });
  expect((await pageOf({ sort: "-name" }, ages)).unplaced).toBe(0);
});

import { expect, test } from "vitest";
import type { FillLine } from "@/lib/domain/list/fill-line";
import { unreadEntry } from "@/lib/domain/list/inventory";
import {
  fillFleet,
  findAllInFleet,
  findInFleet,
  fleetChoices,
  fleetProgress,
} from "@/lib/inventory/fleet/list";
import { openShelf, show } from "@/lib/inventory/shelf";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { aRow } from "@/tests/lib/domain/client/client-rows";

embeddedStore();
const cognito = await ownCognito();

const listedAt = Date.now();

/** A pool of an environment, with clients of these names, all read; null is one that was never listed. */
async function aKnownPool(environment: string, names: readonly string[] | null) {
  const pool = {
    ...devPool(`eu-west-1_${environment}${Math.random().toString(36).slice(2, 7)}`),
    environment,
  };
  const shelf = got(await openShelf(pool.id));
  if (names === null) return pool;
  shelf.head = { ...shelf.head, listedAt, servers: "[]", serversAt: listedAt };
  for (const name of names) {
    const { client, secrets } = aRow(name, { client: { scopes: ["orders/read"] } });
    const named = { clientId: `${environment}0${name}`, name };
    show(shelf, { ...unreadEntry(named, false), client, secrets, describedAt: listedAt });
  }
  return pool;
}

const names = ({ rows }: { rows: readonly { readonly name: string }[] }) => rows.map(({ name }) => name);

test("the clients of all pools are one list, each with its pool, at no call", async () => {
  const pools = [await aKnownPool("dev", ["a", "c"]), await aKnownPool("prod", ["b", "d"])];
  await pullLever(cognito.url, "journal");
  const { found, gaps } = await findInFleet(pools, { page: 1 });
  expect([names(found), found.poolOf, found.matches, gaps]).toEqual([
    ["a", "b", "c", "d"],
    [0, 1, 0, 1],
    4,
    [],
  ]);
  expect(found.facets.kinds).toMatchObject({ m2m: 4, all: 4 });
  expect(await journalOf(cognito.url)).toEqual([]);
});

test("an environment is found by its filter and by the text of a search", async () => {
  const pools = [
    await aKnownPool("dev", ["a"]),
    await aKnownPool("prod", ["b"]),
    await aKnownPool("qa", ["c"]),
  ];
  const of = async (search: object) => names((await findInFleet(pools, { page: 1, ...search })).found);
  expect(await of({ environment: ["prod", "qa"] })).toEqual(["b", "c"]);
  expect(await of({ q: "PRO" })).toEqual(["b"]);
  expect(await of({ q: pools[2]?.id })).toEqual(["c"]);
});

test("a pool that was never read, or whose store is broken, is named and hides no other", async () => {
  const pools = [await aKnownPool("dev", ["a"]), await aKnownPool("prod", null)];
  const { found, gaps } = await findInFleet(pools, { page: 1 });
  expect(names(found)).toEqual(["a"]);
  expect(gaps).toEqual([
    { poolId: pools[1]?.id, environment: "prod", sentence: "Its clients have not been read yet." },
  ]);
});

test("an export has every client in the order of the search, and says what may be missing", async () => {
  const pools = [await aKnownPool("dev", ["a", "c"]), await aKnownPool("prod", ["b"])];
  const whole = await findAllInFleet(pools, { page: 1, sort: "-name" });
  expect([...whole.rows()].map(({ list, row }) => [list, row.name])).toEqual([
    [0, "c"],
    [1, "b"],
    [0, "a"],
  ]);
  expect([whole.count, whole.gaps]).toEqual([3, []]);
  const shelf = got(await openShelf(pools[1]?.id ?? ""));
  shelf.head = { ...shelf.head, listedAt: null };
  show(shelf, unreadEntry({ clientId: "unread", name: "unread" }, false));
  const { gaps } = await findAllInFleet(pools, { page: 1, scope: ["orders/read"] });
  expect(gaps.map(({ sentence }) => sentence)).toEqual([
    "Not all of its clients are listed yet.",
    "1 of its clients have not been read yet and may match.",
  ]);
});

test("progress and choices are those of all pools together", async () => {
  const pools = [await aKnownPool("dev", ["a", "c"]), await aKnownPool("prod", ["b"])];
  expect(await fleetProgress(pools, { page: 1 })).toMatchObject({ of: 3, read: 3 });
  expect(await fleetProgress(pools, { page: 1, environment: ["prod"] })).toMatchObject({ of: 1 });
  expect(await fleetChoices(pools)).toMatchObject({ environments: ["dev", "prod"], servers: [] });
});

test("rows of several pools fill in as one stream, each line with its environment", async () => {
  const pools = [await aKnownPool("dev", ["a"]), await aKnownPool("prod", ["b"])];
  const parts = pools.map((pool, at) => ({ pool, clientIds: [["dev0a", "prod0b"][at] ?? ""] }));
  const lines: FillLine[] = [];
  for await (const line of fillFleet(parts, false)) lines.push(line);
  const rows = lines.flatMap((line) => (line.is === "row" ? [[line.environment, line.row.clientId]] : []));
  expect(rows.toSorted()).toEqual([
    ["dev", "dev0a"],
    ["prod", "prod0b"],
  ]);
  expect(lines.findLast((line) => line.is === "progress")).toMatchObject({ progress: { of: 2 } });
});

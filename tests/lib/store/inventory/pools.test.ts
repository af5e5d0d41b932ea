import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "@/lib/store/database";
import { rowsSince, saveRows } from "@/lib/store/inventory/clients";
import {
  holdPool,
  inventoryHead,
  letGoOfPool,
  saveListing,
  saveLook,
  saveServers,
  saveSettings,
} from "@/lib/store/inventory/pools";
import { saveSnapshot } from "@/lib/store/inventory/snapshots";
import { saveOwner } from "@/lib/store/ownership";
import { saveSuspension } from "@/lib/store/suspensions";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const HOUR = 3_600;
const DAY_MS = 86_400_000;

onBothStores(() => {
  test("a pool of which nothing is known has a head all the same", async () => {
    expect(got(await inventoryHead("unknown"))).toEqual({
      version: 0,
      listedAt: null,
      listProblem: null,
      servers: null,
      serversAt: null,
      settings: null,
      settingsAt: null,
      ownersAt: null,
      suspended: [],
      lookedSince: null,
      lookedAt: null,
    });
  });

  test("the head keeps the last whole listing while later ones fail, and what else is known", async () => {
    got(await saveListing("pool", { listedAt: 1_000, problem: null }));
    got(await saveListing("pool", { listedAt: null, problem: "Page 7 failed." }));
    got(await saveServers("pool", "[]", 2_000));
    const owner = { team: "team-orders", contact: "", purpose: "", ticket: "" };
    got(await saveOwner("pool", "client", owner, "ann@example.com"));
    expect(got(await inventoryHead("pool"))).toMatchObject({
      listedAt: 1_000,
      listProblem: "Page 7 failed.",
      servers: "[]",
      serversAt: 2_000,
      ownersAt: expect.any(Number),
    });
    got(await saveListing("pool", { listedAt: 3_000, problem: null }));
    expect(got(await inventoryHead("pool"))).toMatchObject({ listedAt: 3_000, listProblem: null });
  });

  test("the head keeps the settings of the pool that were asked for last, whoever saves them last", async () => {
    got(await saveSettings("set", "newer", 2_000));
    got(await saveSettings("set", "older", 1_000));
    expect(got(await inventoryHead("set"))).toMatchObject({ settings: "newer", settingsAt: 2_000 });
    got(await saveSettings("set", "newest", 3_000));
    expect(got(await inventoryHead("set"))).toMatchObject({ settings: "newest", settingsAt: 3_000 });
    expect(got(await inventoryHead("not set"))).toMatchObject({ settings: null, settingsAt: null });
  });

  test("the head knows since when people look at a pool, and an older look does not take that back", async () => {
    const looks = async () => {
      const { lookedSince, lookedAt } = got(await inventoryHead("looked at"));
      return [lookedSince, lookedAt];
    };
    got(await saveLook("looked at", 1_000, 1_000));
    expect(await looks()).toEqual([1_000, 1_000]);
    got(await saveLook("looked at", 1_000, 5_000));
    got(await saveLook("looked at", 4_000, 4_000));
    expect(await looks()).toEqual([1_000, 5_000]);
    expect(got(await inventoryHead("looked at")).version).toBe(0);
  });

  test("one instance holds a pool, and the next one takes it when that one is silent or lets go", async () => {
    const hold = async (holder: string, poolId = "held") => got(await holdPool(poolId, holder, HOUR));
    const later = async (seconds: number) =>
      (await store()).execute(
        sql`UPDATE inventory_pools SET held_until = held_until - make_interval(secs => ${seconds}::float8) WHERE pool_id = 'held'`,
      );
    expect(await hold("one")).toBe(true);
    expect(await hold("two", "other")).toBe(true);
    expect(await hold("two")).toBe(false);
    await later(HOUR - 100);
    expect(await hold("two")).toBe(false);
    expect(await hold("one")).toBe(true);
    await later(HOUR - 100);
    expect(await hold("two")).toBe(false);
    await later(101);
    expect(await hold("two")).toBe(true);
    expect(await hold("one")).toBe(false);
    got(await letGoOfPool("held", "one"));
    expect(await hold("one")).toBe(false);
    got(await letGoOfPool("held", "two"));
    expect(await hold("one")).toBe(true);
    expect(await hold("one", "other")).toBe(false);
  });

  test("a pool's head tells nothing of another pool", async () => {
    got(await saveListing("near", { listedAt: 1_000, problem: null }));
    got(await saveServers("near", "[]", 2_000));
    got(
      await saveOwner("near", "c", { team: null, contact: "", purpose: "", ticket: "" }, "ann@example.com"),
    );
    const suspendedAt = "2026-03-01T08:00:00.000Z";
    const suspension = { wasOAuthOn: true, authFlows: null, suspendedAt, suspendedBy: "ann", endedAt: null };
    got(await saveSuspension("near", "c", suspension));
    expect(got(await inventoryHead("near")).suspended).toEqual(["c"]);
    expect(got(await inventoryHead("far"))).toMatchObject({
      listedAt: null,
      servers: null,
      ownersAt: null,
      suspended: [],
    });
    got(await saveServers("far", "[1]", 3_000));
    got(await saveListing("far", { listedAt: 4_000, problem: "half" }));
    expect(got(await inventoryHead("near"))).toMatchObject({
      listedAt: 1_000,
      listProblem: null,
      servers: "[]",
      serversAt: 2_000,
    });
  });

  test("a listing forgets clients that went over a day ago, of its own pool, once a snapshot knows of it", async () => {
    const row = { entry: "x", replaces: 0, isTold: true, askedAt: 0 };
    const version = { newest: 0 };
    for (const poolId of ["gone", "elsewhere"])
      for (const [clientId, isGone] of [
        ["stays", false],
        ["went", true],
        ["just went", true],
      ] as const) {
        const kept = got(await saveRows(poolId, [{ ...row, clientId, isGone }]));
        version.newest = Math.max(version.newest, kept.get(clientId) ?? 0);
      }
    await (await store()).execute(
      sql`UPDATE inventory_clients SET gone_at = ${new Date(Date.now() - DAY_MS - 60_000).toISOString()}::timestamptz WHERE client_id = 'went'`,
    );
    await (await store()).execute(
      sql`UPDATE inventory_clients SET gone_at = ${new Date(Date.now() - DAY_MS + 600_000).toISOString()}::timestamptz WHERE client_id = 'just went'`,
    );
    const known = async (poolId: string) =>
      got(await rowsSince(poolId, 0))
        .map(({ clientId }) => clientId)
        .sort();
    const all = ["just went", "stays", "went"];
    got(await saveSnapshot("gone", { version: 1, clients: "older" }));
    got(await saveListing("gone", { listedAt: 1, problem: null }));
    expect(await known("gone")).toEqual(all);
    got(await saveSnapshot("gone", { version: version.newest, clients: "newer" }));
    got(await saveListing("gone", { listedAt: 2, problem: null }));
    expect(await known("gone")).toEqual(["just went", "stays"]);
    expect(await known("elsewhere")).toEqual(all);
  });
});

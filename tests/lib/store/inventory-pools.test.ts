import { expect, test, vi } from "vitest";
import { holdPool, inventoryHead, letGoOfPool, saveListing, saveServers } from "@/lib/store/inventory/pools";
import { saveOwner } from "@/lib/store/ownership";
import { got, onBothStores } from "../../kit/store/both-stores";

onBothStores(() => {
  test("a pool of which nothing is known has a head all the same", async () => {
    expect(got(await inventoryHead("unknown"))).toEqual({
      version: 0,
      listedAt: null,
      listProblem: null,
      servers: null,
      serversAt: null,
      ownersAt: null,
      suspended: [],
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

  test("one instance holds a pool, and the next one takes it when that one is silent or lets go", async () => {
    expect(got(await holdPool("held", "one", 0.3))).toBe(true);
    expect(got(await holdPool("held", "two", 30))).toBe(false);
    expect(got(await holdPool("held", "one", 0.3))).toBe(true);
    await vi.waitFor(async () => expect(got(await holdPool("held", "two", 30))).toBe(true));
    expect(got(await holdPool("held", "one", 30))).toBe(false);
    got(await letGoOfPool("held", "one"));
    expect(got(await holdPool("held", "one", 30))).toBe(false);
    got(await letGoOfPool("held", "two"));
    expect(got(await holdPool("held", "one", 30))).toBe(true);
  });
});

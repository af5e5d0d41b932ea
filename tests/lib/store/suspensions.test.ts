import { expect, test } from "vitest";
import { inventoryHead } from "@/lib/store/inventory/pools";
import {
  endSuspension,
  forgetSuspension,
  saveSuspension,
  suspensionOf,
  suspensionsOf,
} from "@/lib/store/suspensions";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const suspendedAt = "2026-03-01T08:00:00.000Z";
const suspension = {
  wasOAuthOn: true,
  authFlows: ["ALLOW_CLIENT_TOKEN_AUTH"],
  suspendedAt,
  suspendedBy: "ann@example.com",
  endedAt: null,
};
const suspendedIn = async (poolId: string) => got(await inventoryHead(poolId)).suspended;

onBothStores(() => {
  test("a suspension is kept as the newest one says it, until it is forgotten", async () => {
    got(await saveSuspension("pool", "abc", suspension));
    expect(got(await suspensionOf("pool", "abc"))).toEqual(suspension);
    const later = { ...suspension, authFlows: null, suspendedBy: "bob@example.com" };
    got(await saveSuspension("pool", "abc", later));
    expect(got(await suspensionOf("pool", "abc"))).toEqual(later);
    expect(got(await suspensionOf("other", "abc"))).toBeNull();
    got(await forgetSuspension("pool", "abc"));
    expect(got(await suspensionOf("pool", "abc"))).toBeNull();
  });

  test("the suspensions of a pool are known together, those that ended too", async () => {
    got(await saveSuspension("many", "one", suspension));
    got(await saveSuspension("many", "two", suspension));
    const at = Date.parse(suspendedAt) + 60_000;
    got(await endSuspension("many", "two", at));
    expect(Object.fromEntries(got(await suspensionsOf("many")))).toEqual({
      one: { suspendedAt, endedAt: null },
      two: { suspendedAt, endedAt: new Date(at).toISOString() },
    });
    expect(got(await suspensionsOf("none")).size).toBe(0);
  });

  test("the head of an inventory names the clients whose suspension stands", async () => {
    expect(await suspendedIn("listed")).toEqual([]);
    for (const clientId of ["two", "one"]) got(await saveSuspension("listed", clientId, suspension));
    expect(await suspendedIn("listed")).toEqual(["one", "two"]);
    got(await endSuspension("listed", "one", Date.parse(suspendedAt) + 1));
    expect(await suspendedIn("listed")).toEqual(["two"]);
  });

  test("a suspension ends once, by what was seen after it began", async () => {
    got(await saveSuspension("pool", "def", suspension));
    expect(got(await endSuspension("pool", "def", Date.parse(suspendedAt) - 1))).toBe(false);
    expect(got(await endSuspension("pool", "def", Date.parse(suspendedAt) + 60_000))).toBe(true);
    expect(got(await endSuspension("pool", "def", Date.parse(suspendedAt) + 90_000))).toBe(false);
    expect(got(await suspensionOf("pool", "def"))?.endedAt).toBe("2026-03-01T08:01:00.000Z");
    expect(got(await endSuspension("pool", "never", Date.parse(suspendedAt)))).toBe(false);
  });

  test("a suspension is of one client of one pool, and one seen on at its very instant stands", async () => {
    const places: [pool: string, client: string][] = [
      ["near", "abc"],
      ["near", "def"],
      ["far", "abc"],
    ];
    for (const place of places) got(await saveSuspension(...place, suspension));
    expect(got(await endSuspension("near", "abc", Date.parse(suspendedAt)))).toBe(false);
    expect(got(await endSuspension("near", "abc", Date.parse(suspendedAt) + 1))).toBe(true);
    const ends = await Promise.all(places.map(async (place) => got(await suspensionOf(...place))?.endedAt));
    expect(ends).toEqual(["2026-03-01T08:00:00.001Z", null, null]);
    got(await saveSuspension("near", "abc", { ...suspension, endedAt: "2026-03-02T08:00:00.000Z" }));
    expect(got(await suspensionOf("near", "abc"))?.endedAt).toBe("2026-03-02T08:00:00.000Z");
    got(await forgetSuspension("near", "abc"));
    const left = await Promise.all(places.map(async (place) => got(await suspensionOf(...place)) !== null));
    expect(left).toEqual([false, true, true]);
  });
});

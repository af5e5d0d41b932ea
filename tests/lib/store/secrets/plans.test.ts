import { expect, test } from "vitest";
import { plansOf, retirementsOf, savePlan } from "@/lib/store/secrets/plans";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const plan = { retireAt: "2027-01-01T08:00:00.000Z", zone: "Europe/Berlin", plannedBy: "ann@example.com" };

onBothStores(() => {
  test("a plan is kept, changed and dropped, for its own secret alone", async () => {
    got(await savePlan("pool", "abc", "one", plan));
    got(await savePlan("pool", "abc", "two", plan));
    const later = { ...plan, retireAt: "2028-01-01T08:00:00.000Z", plannedBy: "bob@example.com" };
    got(await savePlan("pool", "abc", "one", later));
    expect(Object.fromEntries(got(await plansOf("pool", "abc")))).toEqual({ one: later, two: plan });
    got(await savePlan("pool", "abc", "one", null));
    expect([...got(await plansOf("pool", "abc")).keys()]).toEqual(["two"]);
    expect(got(await plansOf("pool", "def")).size).toBe(0);
  });

  test("a plan is of one secret of one client of one pool", async () => {
    const places: [pool: string, client: string, secret: string][] = [
      ["near", "abc", "one"],
      ["near", "def", "one"],
      ["far", "abc", "one"],
    ];
    for (const place of places) got(await savePlan(...place, plan));
    got(await savePlan("near", "abc", "one", null));
    expect(got(await retirementsOf("near"))).toEqual([
      { clientId: "def", secretId: "one", retireAt: plan.retireAt },
    ]);
    const left = await Promise.all(
      places.map(async ([pool, client]) => got(await plansOf(pool, client)).size),
    );
    expect(left).toEqual([0, 1, 1]);
  });
});

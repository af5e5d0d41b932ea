import { expect, test } from "vitest";
import { plansOf, savePlan } from "@/lib/store/secrets/plans";
import { got, onBothStores } from "../../../kit/store/both-stores";

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
});

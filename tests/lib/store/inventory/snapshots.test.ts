import { expect, test } from "vitest";
import { newestSnapshot, saveSnapshot } from "@/lib/store/inventory/snapshots";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

onBothStores(() => {
  test("the newest snapshot of a pool is kept, no matter who writes last", async () => {
    expect(got(await newestSnapshot("pool"))).toBeNull();
    for (const version of [2, 5, 3])
      got(await saveSnapshot("pool", { version, clients: `as of ${version}` }));
    got(await saveSnapshot("other", { version: 9, clients: "odd \u0000" }));
    expect(got(await newestSnapshot("pool"))).toEqual({ version: 5, clients: "as of 5" });
    expect(got(await newestSnapshot("other"))?.clients).toBe("odd \uFFFD");
  });
});

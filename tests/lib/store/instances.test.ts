import { expect, test, vi } from "vitest";
import { beat, endBeat } from "@/lib/store/instances";
import { got, onBothStores } from "../../kit/store/both-stores";

onBothStores(() => {
  test("instances count each other while they beat, and no longer than that", async () => {
    expect(got(await beat("one", 30))).toMatchObject({ live: 1 });
    expect(got(await beat("two", 30))).toMatchObject({ live: 2 });
    expect(got(await beat("one", 30)).live).toBe(2);
    got(await endBeat("two"));
    expect(got(await beat("one", 30)).live).toBe(1);
    got(await beat("silent", 30));
    await vi.waitFor(async () => expect(got(await beat("one", 0.3)).live).toBe(1));
    const { ownSeconds } = got(await beat("one", 30));
    expect(ownSeconds).toBeGreaterThan(0.2);
    expect(ownSeconds).toBeLessThan(60);
  });
});

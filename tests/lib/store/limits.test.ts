import { expect, onTestFinished, test, vi } from "vitest";
import { store } from "@/lib/store/database";
import { take, tally } from "@/lib/store/limits";
import { limits } from "@/lib/store/schema";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

/** Stops the clock that windows go by: when. */
function stopped(): number {
  const begun = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: begun });
  onTestFinished(() => void vi.useRealTimers());
  return begun;
}

onBothStores(() => {
  test("the most is allowed, then the seconds to wait are told, for each key apart", async () => {
    const begun = stopped();
    for (let count = 0; count < 3; count += 1)
      expect(got(await take("reveal ann", 3, 60))).toEqual({ isAllowed: true });
    expect(got(await take("reveal ann", 3, 60))).toEqual({ isAllowed: false, waitSeconds: 60 });
    vi.setSystemTime(begun + 58_500);
    expect(got(await take("reveal ann", 3, 60))).toEqual({ isAllowed: false, waitSeconds: 2 });
    vi.setSystemTime(begun + 59_999);
    expect(got(await take("reveal ann", 3, 60))).toEqual({ isAllowed: false, waitSeconds: 1 });
    expect(got(await take("reveal bob", 3, 60))).toEqual({ isAllowed: true });
  });

  test("of many at the same time exactly the most are allowed", async () => {
    const turns = await Promise.all(Array.from({ length: 30 }, () => take("busy", 10, 60)));
    expect(turns.filter((turn) => got(turn).isAllowed)).toHaveLength(10);
  });

  test("a new window begins when the old one is over, however often somebody tried meanwhile", async () => {
    const begun = stopped();
    for (let count = 0; count < 5; count += 1) await take("short", 1, 1);
    vi.setSystemTime(begun + 999);
    expect(got(await take("short", 1, 1)).isAllowed).toBe(false);
    vi.setSystemTime(begun + 1_000);
    expect(got(await take("short", 1, 1)).isAllowed).toBe(true);
  });

  test("windows that are over are forgotten with the next new one, and refused uses are not counted on", async () => {
    const begun = stopped();
    await (await store()).delete(limits);
    for (let count = 0; count < 9; count += 1) await take("over", 2, 1);
    await take("under way", 2, 60);
    const kept = async () =>
      (await (await store()).select().from(limits)).map(({ key, taken }) => [key, taken]).sort();
    expect(await kept()).toEqual([
      ["over", 3],
      ["under way", 1],
    ]);
    vi.setSystemTime(begun + 1_001);
    await take("new", 2, 60);
    expect(await kept()).toEqual([
      ["new", 1],
      ["under way", 1],
    ]);
  });

  test("refusals are counted on past any limit, each key apart, and from one again with a new window", async () => {
    const begun = stopped();
    for (let count = 1; count <= 12; count += 1) expect(got(await tally("flood ann", 60))).toBe(count);
    expect(got(await tally("flood bob", 60))).toBe(1);
    vi.setSystemTime(begun + 60_000);
    expect(got(await tally("flood ann", 60))).toBe(1);
  });
});

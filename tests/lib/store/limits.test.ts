import { expect, onTestFinished, test, vi } from "vitest";
import { take } from "@/lib/store/limits";
import { got, onBothStores } from "../../kit/store/both-stores";

onBothStores(() => {
  test("the most is allowed, then the seconds to wait are told, for each key apart", async () => {
    for (let count = 0; count < 3; count += 1)
      expect(got(await take("reveal ann", 3, 60))).toEqual({ isAllowed: true });
    const turn = got(await take("reveal ann", 3, 60));
    expect(turn.isAllowed).toBe(false);
    if (!turn.isAllowed) expect(turn.waitSeconds).toBeGreaterThan(55);
    if (!turn.isAllowed) expect(turn.waitSeconds).toBeLessThanOrEqual(60);
    expect(got(await take("reveal bob", 3, 60))).toEqual({ isAllowed: true });
  });

  test("of many at the same time exactly the most are allowed", async () => {
    const turns = await Promise.all(Array.from({ length: 30 }, () => take("busy", 10, 60)));
    expect(turns.filter((turn) => got(turn).isAllowed)).toHaveLength(10);
  });

  test("a new window begins when the old one is over, however often somebody tried meanwhile", async () => {
    const begun = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: begun });
    onTestFinished(() => void vi.useRealTimers());
    for (let count = 0; count < 5; count += 1) await take("short", 1, 1);
    vi.setSystemTime(begun + 999);
    expect(got(await take("short", 1, 1)).isAllowed).toBe(false);
    vi.setSystemTime(begun + 1_000);
    expect(got(await take("short", 1, 1)).isAllowed).toBe(true);
  });
});

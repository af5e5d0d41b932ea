import { expect, test } from "vitest";
import { countClients, rowsSince, saveRows, tellRow, untoldRows } from "@/lib/store/inventory/clients";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const row = (clientId: string, entry: string, replaces = 0) => ({
  clientId,
  entry,
  replaces,
  isTold: true,
  isGone: false,
  askedAt: Date.now(),
});

onBothStores(() => {
  test("a reader that knows a version gets exactly what changed after it", async () => {
    const first = got(await saveRows("pool", [row("a", "1"), row("b", 'odd "\\ \u0000 \n text')]));
    const version = Math.max(...first.values());
    expect(
      got(await rowsSince("pool", 0))
        .map((it) => it.entry)
        .sort(),
    ).toEqual(["1", 'odd "\\ \u0000 \n text'.replace("\u0000", "\uFFFD")]);
    expect(got(await rowsSince("pool", version))).toEqual([]);
    const next = got(await saveRows("pool", [row("a", "2", first.get("a"))]));
    expect(got(await rowsSince("pool", version))).toEqual([
      { clientId: "a", entry: "2", version: next.get("a"), isGone: false },
    ]);
    expect(got(await rowsSince("other", 0))).toEqual([]);
  });

  test("the clients of some pools are counted without those that are gone", async () => {
    await saveRows("count 1", [row("a", "1"), row("b", "1")]);
    await saveRows("count 2", [row("a", "1"), { ...row("c", "1"), isGone: true }]);
    expect(got(await countClients(["count 1", "count 2", "count 3"]))).toBe(3);
    expect(got(await countClients(["count 2"]))).toBe(1);
    expect(got(await countClients([]))).toBe(0);
  });

  test("who has not seen the newest version keeps nothing", async () => {
    const first = got(await saveRows("race", [row("a", "1")]));
    const both = await Promise.all(
      ["2", "3"].map((entry) => saveRows("race", [row("a", entry, first.get("a"))])),
    );
    expect(both.map((it) => got(it).size).sort()).toEqual([0, 1]);
    expect(got(await saveRows("race", [row("a", "new")])).size).toBe(0);
    const [kept] = got(await rowsSince("race", 0));
    expect(["2", "3"]).toContain(kept?.entry);
  });

  test("writers at the same time each get versions of their own, none of which a reader can miss", async () => {
    const writers = Array.from({ length: 10 }, (_, index) => saveRows("many", [row(`c${index}`, "1")]));
    const versions = (await Promise.all(writers)).flatMap((it) => [...got(it).values()]);
    expect(new Set(versions).size).toBe(10);
    expect(got(await rowsSince("many", Math.min(...versions)))).toHaveLength(9);
  });

  test("a client that is gone is said to be, and comes back by what was asked since, and by nothing older", async () => {
    const first = got(await saveRows("back", [row("a", "1")]));
    got(await saveRows("back", [{ ...row("a", "1", first.get("a")), isGone: true }]));
    expect(got(await rowsSince("back", 0))).toMatchObject([{ clientId: "a", isGone: true }]);
    for (const version of [0, first.get("a")]) {
      const older = { ...row("a", "late", version), askedAt: Date.now() - 1_000 };
      expect(got(await saveRows("back", [older])).size).toBe(0);
    }
    expect(got(await rowsSince("back", 0))).toMatchObject([{ clientId: "a", isGone: true }]);
    const newer = { ...row("a", "again"), askedAt: Date.now() + 1_000 };
    expect(got(await saveRows("back", [newer])).size).toBe(1);
    expect(got(await rowsSince("back", 0))).toMatchObject([{ entry: "again", isGone: false }]);
  });

  test("a change outside is told of once, by the first instance", async () => {
    const kept = got(await saveRows("told", [{ ...row("a", "outside"), isTold: false }, row("b", "1")]));
    expect(got(await untoldRows("told"))).toEqual([
      { clientId: "a", entry: "outside", version: kept.get("a") },
    ]);
    const tellers = [1, 2].map(() => tellRow("told", "a", kept.get("a") ?? 0));
    expect((await Promise.all(tellers)).map(got).sort()).toEqual([false, true]);
    expect(got(await untoldRows("told"))).toEqual([]);
  });

  test("a change outside is not told by being kept again, only by the instance that tells of it", async () => {
    const first = got(await saveRows("kept", [{ ...row("a", "outside"), isTold: false }]));
    const next = got(await saveRows("kept", [row("a", "outside, read again", first.get("a"))]));
    expect(got(await untoldRows("kept"))).toMatchObject([{ clientId: "a", version: next.get("a") }]);
    expect(got(await tellRow("kept", "a", first.get("a") ?? 0))).toBe(false);
    expect(got(await tellRow("kept", "a", next.get("a") ?? 0))).toBe(true);
    got(await saveRows("kept", [row("a", "and again", next.get("a"))]));
    expect(got(await untoldRows("kept"))).toEqual([]);
  });
});

import { beforeAll, expect, test } from "vitest";
import { recordIntent } from "@/lib/store/audit/rows";
import { exportRows, findPage } from "@/lib/store/audit/search";
import { got, onBothStores } from "@/tests/kit/store/both-stores";
import { factsOf } from "./rows-facts";

onBothStores(() => {
  const large = Array.from({ length: 50 }, (_, at) => `${at} ${"x".repeat(1_990)}`);
  beforeAll(async () => {
    for (let count = 0; count < 30; count += 1)
      got(await recordIntent(factsOf({ action: "large", input: large })));
    for (let count = 0; count < 3; count += 1) got(await recordIntent(factsOf({ action: "small" })));
  }, 180_000);

  test("a page of large rows ends after 512 KiB, and the rest of them is on the pages that follow", async () => {
    const seen: number[] = [];
    let before: number | undefined;
    for (let hasOlder = true; hasOlder; ) {
      const page = got(await findPage({ ...(before !== undefined && { before }) }, 50));
      const bytes = page.rows.reduce((sum, { input }) => sum + JSON.stringify(input).length, 0);
      expect(bytes).toBeLessThan(620_000);
      expect(page.rows.length).toBeGreaterThan(0);
      seen.push(...page.rows.map(({ sequence }) => sequence));
      ({ hasOlder } = page);
      before = page.rows.at(-1)?.sequence;
    }
    expect(seen).toEqual(Array.from({ length: 33 }, (_, at) => 33 - at));
  });

  test("a page of small rows has as many as it may, and says whether there are older ones", async () => {
    const some = got(await findPage({ action: "small" }, 2));
    expect([some.rows.map(({ sequence }) => sequence), some.hasOlder]).toEqual([[33, 32], true]);
    const all = got(await findPage({ action: "small" }, 3));
    expect([all.rows.map(({ sequence }) => sequence), all.hasOlder]).toEqual([[33, 32, 31], false]);
    expect(got(await findPage({ action: "none" }, 3))).toEqual({ rows: [], hasOlder: false });
  });

  test("an export reads about 512 KiB at a time, every row once, also where a filter leaves rows out", async () => {
    const pages: number[][] = [];
    for await (const page of exportRows()) pages.push(got(page).map(({ sequence }) => sequence));
    expect(pages.flat()).toEqual(Array.from({ length: 33 }, (_, at) => at + 1));
    expect(pages.length).toBeGreaterThanOrEqual(6);
    const filtered: number[] = [];
    for await (const page of exportRows({ action: "small" }))
      filtered.push(...got(page).map(({ sequence }) => sequence));
    expect(filtered).toEqual([31, 32, 33]);
  });
});

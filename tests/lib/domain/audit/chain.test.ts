import { expect, test } from "vitest";
import { checkChain, type Witness } from "@/lib/domain/audit/chain";
import type { AuditRow } from "@/lib/domain/audit/row";
import { linked, trailOf } from "./row-trail";

const trail = await trailOf(6);

async function check(rows: readonly (AuditRow | null)[], witnesses: Witness[] = []) {
  return checkChain(
    (async function* () {
      yield* rows;
    })(),
    witnesses,
  );
}

const changed = (index: number, change: Partial<AuditRow>) =>
  trail.with(index, { ...trail[index]!, ...change });

/** All rows from this one on, linked again: what somebody does who can write anything. */
async function rewritten(index: number): Promise<AuditRow[]> {
  const rows = changed(index, { action: "nothing at all" });
  for (let at = index; at < rows.length; at += 1)
    rows[at] = await linked({ ...rows[at]!, previous: rows[at - 1]?.hash ?? rows[at]!.previous });
  return rows;
}

const anchor = { sequence: 6, hash: trail[5]!.hash, source: "the anchor" };

test("a trail as it was written is whole, and its head is the last row", async () => {
  expect(await check(trail, [anchor])).toEqual({
    is: "whole",
    rows: 6,
    head: { sequence: 6, hash: trail[5]!.hash },
  });
  expect(await check([])).toMatchObject({ is: "whole", rows: 0 });
});

test.each<[string, (AuditRow | null)[], number, RegExp]>([
  ["an edit", changed(2, { action: "delete client" }), 3, /was changed/],
  ["an edit deep inside", changed(2, { input: { name: "other" } }), 3, /was changed/],
  ["an edit of a time", changed(2, { at: "2026-01-01T00:00:03.001Z" }), 3, /was changed/],
  ["a deletion", trail.toSpliced(2, 1), 3, /deleted or moved/],
  ["a deletion of the first", trail.slice(1), 1, /deleted or moved/],
  [
    "two that changed places",
    [...trail.slice(0, 2), trail[3]!, trail[2]!, ...trail.slice(4)],
    3,
    /deleted or moved/,
  ],
  ["a row twice", trail.toSpliced(3, 0, trail[2]!), 4, /deleted or moved/],
  ["something that is no row", trail.with(1, null as never), 2, /isn’t a valid row/],
])("%s is found at the first bad row", async (_what, rows, sequence, reason) => {
  const report = await check(rows);
  expect(report).toMatchObject({ is: "broken", sequence, reason: expect.stringMatching(reason) });
});

test("a row that was replaced by a sound one is named, not the one after it", async () => {
  const rows = trail.with(2, await linked({ ...trail[2]!, action: "delete client" }));
  expect(await check(rows)).toMatchObject({
    is: "broken",
    sequence: 3,
    reason: expect.stringMatching(/was replaced/),
  });
});

test("numbers that were closed up after a deletion do not hide it", async () => {
  const rows = trail.toSpliced(2, 1).map((row, index) => ({ ...row, sequence: index + 1 }));
  expect(await check(rows)).toMatchObject({ is: "broken", sequence: 3 });
});

test("a cut tail and a rewritten trail are found by an anchor alone", async () => {
  expect(await check(trail.slice(0, 4))).toMatchObject({ is: "whole" });
  expect(await check(trail.slice(0, 4), [anchor])).toMatchObject({
    is: "broken",
    sequence: 5,
    reason: expect.stringMatching(/were removed/),
  });
  const again = await rewritten(2);
  expect(await check(again)).toMatchObject({ is: "whole" });
  expect(await check(again, [anchor])).toMatchObject({
    is: "broken",
    sequence: 6,
    reason: expect.stringMatching(/doesn’t match the anchor/),
  });
});

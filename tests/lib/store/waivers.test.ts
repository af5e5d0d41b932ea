import { expect, test } from "vitest";
import { deleteWaiver, saveWaiver, waiversOf } from "@/lib/store/waivers";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const waiver = (objectId: string, reason = "It moves next week.") => ({
  rule: "no-owner",
  objectKind: "client",
  objectId,
  reason,
  until: "2026-07-01T00:00:00.000Z",
  waivedAt: "2026-06-01T00:00:00.000Z",
  waivedBy: "ann@example.com",
});

onBothStores(() => {
  test("a waiver is of one finding in one pool, and a later one takes its place", async () => {
    got(await saveWaiver("pool", waiver("abc")));
    got(await saveWaiver("pool", waiver("abc", "It moved, but not all.")));
    expect(got(await waiversOf("pool"))).toEqual([waiver("abc", "It moved, but not all.")]);
    expect(got(await waiversOf("other"))).toEqual([]);
    expect(got(await deleteWaiver("other", waiver("abc")))).toBe(false);
    expect(got(await deleteWaiver("pool", { ...waiver("abc"), rule: "old-secret" }))).toBe(false);
    expect(got(await deleteWaiver("pool", waiver("abc")))).toBe(true);
    expect(got(await deleteWaiver("pool", waiver("abc")))).toBe(false);
    expect(got(await waiversOf("pool"))).toEqual([]);
  });
});

import { expect, test } from "vitest";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import { nextActOf, rotationSteps } from "@/lib/domain/secret/rotation-steps";

const older = { createdAt: "2026-01-01T00:00:00.000Z" };
const at = (clock: string) => Date.parse(`2026-11-30T${clock}Z`);
const newer = (more: Partial<KnownSecret> = {}) => ({
  createdAt: "2026-11-30T10:00:00.000Z",
  provenAt: null,
  origin: "console" as const,
  ...more,
});
const verified = newer({ provenAt: "2026-11-30T10:01:00.000Z" });

const said = (next: ReturnType<typeof newer> | null, now: number) =>
  rotationSteps(older, next, 10, now).map(({ is, state }) => `${is} ${state}`);

test("without a second secret, adding one is next", () => {
  expect(rotationSteps(older, null, 10, at("10:00:00"))).toEqual([
    { is: "created", state: "done", at: older.createdAt },
    { is: "added", state: "next", at: null },
    { is: "verified", state: "ahead", at: null },
    { is: "overlap", state: "ahead", at: null },
    { is: "finished", state: "ahead", at: null },
  ]);
  expect(nextActOf(null, 10, at("10:00:00"))).toBe("start");
});

test.each([
  [newer(), "10:05:00", "verified next, overlap ahead, finished ahead", "verify"],
  [newer(), "10:10:00", "verified next, overlap done, finished ahead", "verify"],
  [verified, "10:09:59", "verified done, overlap next, finished ahead", "finish"],
  [verified, "10:10:00", "verified done, overlap done, finished next", "finish"],
  [newer({ origin: "elsewhere" }), "10:05:00", "verified next, overlap ahead, finished ahead", "finish"],
  [newer({ origin: "elsewhere" }), "10:10:00", "verified next, overlap done, finished ahead", "finish"],
  [newer({ origin: "pending" }), "10:10:00", "verified next, overlap done, finished ahead", "settle"],
  [newer({ origin: "unconfirmed" }), "10:10:00", "verified next, overlap done, finished ahead", "discard"],
])("with %o at %s: %s", (next, clock, steps, act) => {
  expect(said(next, at(clock)).join(", ")).toBe(`created done, added done, ${steps}`);
  expect(nextActOf(next, 10, at(clock))).toBe(act);
});

test("the end of the overlap is known as soon as the second secret is there", () => {
  const [, , , overlap] = rotationSteps(older, newer(), 10, at("10:00:00"));
  expect(overlap?.at).toBe("2026-11-30T10:10:00.000Z");
});

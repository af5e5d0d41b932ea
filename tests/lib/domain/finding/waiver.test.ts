import { expect, test } from "vitest";
import { judgePool } from "@/lib/domain/finding/judge";
import { isOf, placed, waivedDraft, waivedOf, waiverDraft } from "@/lib/domain/finding/waiver";
import { aClient, daysAgo, factsOf, NOW } from "./a-pool-of-facts";

const found = judgePool(
  factsOf({
    clients: [aClient({ ownerTeam: null }), aClient({ clientId: "def", ownerTeam: null }, "other")],
  }),
);

const waiver = (until: string) => ({
  rule: "no-owner",
  objectKind: "client",
  objectId: "abc",
  reason: "It moves next week.",
  until,
  waivedAt: daysAgo(30),
  waivedBy: "ann@example.com",
});

const stateOf = (until: string) =>
  placed(found, [waiver(until)], NOW, factsOf()).map(({ object, isWaived, waiver: it }) => [
    object.id,
    isWaived,
    it !== null,
  ]);

test("a waiver hides the finding of one object, and the finding comes back when it ends", () => {
  expect(stateOf(daysAgo(-1))).toEqual([
    ["abc", true, true],
    ["def", false, false],
  ]);
  expect(stateOf(new Date(NOW).toISOString())[0]).toEqual(["abc", false, true]);
  expect(stateOf(daysAgo(1))[0]).toEqual(["abc", false, true]);
});

test("findings have the place of their pool", () => {
  const [first] = placed(found, [], NOW, { poolId: "eu-west-1_Dev", environment: "dev" });
  expect(first).toEqual({
    ...found[0],
    poolId: "eu-west-1_Dev",
    environment: "dev",
    waiver: null,
    isWaived: false,
  });
});

test("a waiver is of one rule and one object", () => {
  const [first, second] = found.map(waivedOf);
  if (!first || !second) throw new Error("There are two findings.");
  expect([
    isOf(first, { ...first }),
    isOf(first, second),
    isOf(first, { ...first, rule: "old-secret" }),
  ]).toEqual([true, false, false]);
});

const form = { rule: "no-owner", objectKind: "client", objectId: "abc" };

test("a form of a waiver has a reason and an end of at most a year", () => {
  const read = (more: object) =>
    waiverDraft.safeParse({ ...form, reason: "Moves to team-stock.", days: "30", ...more });
  expect(read({}).data).toEqual({ ...form, reason: "Moves to team-stock.", days: 30 });
  for (const wrong of [
    { reason: "    short    " },
    { reason: "x".repeat(501) },
    { reason: "It moves\u0000 next week." },
    { days: "366" },
    { days: undefined },
    { rule: "constructor" },
    { objectKind: "secret" },
    { objectId: "x".repeat(401) },
  ])
    expect(read(wrong).success, JSON.stringify(wrong)).toBe(false);
  expect(waivedDraft.safeParse(form).success).toBe(true);
});

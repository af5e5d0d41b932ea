import fc from "fast-check";
import { expect, test } from "vitest";
import { clientDraft } from "@/lib/domain/client/draft";

const draft = { name: "orders-worker", scopes: ["orders/read"], tokenMinutes: "60" };

test("a draft is read from what a form sends", () => {
  expect(clientDraft.parse({ ...draft, name: "  orders-worker " })).toEqual({
    ...draft,
    tokenMinutes: 60,
    ownerTeam: null,
    contact: "",
    purpose: "",
    ticket: "",
  });
});

test.each([
  ["name", ""],
  ["name", "   "],
  ["name", "x".repeat(129)],
  ["name", "orders/worker"],
  ["name", "orders\nworker"],
  ["name", "órders"],
  ["name", undefined],
  ["scopes", []],
  ["scopes", Array.from({ length: 51 }, (_, index) => `orders/s${index}`)],
  ["scopes", ["orders/read", "orders/read"]],
  ["scopes", ["x".repeat(257)]],
  ["scopes", "orders/read"],
  ["tokenMinutes", "4"],
  ["tokenMinutes", "1441"],
  ["tokenMinutes", "60.5"],
  ["tokenMinutes", "-60"],
  ["tokenMinutes", "an hour"],
  ["tokenMinutes", ""],
  ["tokenMinutes", undefined],
])("%s may not be %j, and a sentence says so", (field, value) => {
  const parsed = clientDraft.safeParse({ ...draft, [field]: value });
  expect(new Set(parsed.error?.issues.map((issue) => issue.path[0]))).toEqual(new Set([field]));
  expect(parsed.error?.issues[0]?.message).toMatch(/^[A-Z].*\.$/);
});

test.each([["5"], ["1440"]])("%s minutes are allowed", (tokenMinutes) => {
  expect(clientDraft.safeParse({ ...draft, tokenMinutes }).success).toBe(true);
});

test("every name that the form takes, Cognito takes", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 0, maxLength: 140 }), (name) => {
      const parsed = clientDraft.safeParse({ ...draft, name });
      if (parsed.success) expect(parsed.data.name).toMatch(/^[\w\s+=,.@-]{1,128}$/);
    }),
  );
});

import { expect, test } from "vitest";
import { type AuditLine, auditLines, objectInWords, outcomeInWords } from "@/lib/domain/audit/words";
import type { Json } from "@/lib/domain/text/canonical-json";
import { trailOf } from "./row-trail";

test.each<[Json, AuditLine[]]>([
  [null, []],
  ["text", [{ name: "", text: "text" }]],
  [
    { name: "orders", tokenMinutes: 60 },
    [
      { name: "name", text: "orders" },
      { name: "tokenMinutes", text: "60" },
    ],
  ],
  [{ scopes: ["a/b", "a/c"] }, [{ name: "scopes", text: "a/b, a/c" }]],
  [{ scopes: [] }, [{ name: "scopes", text: "none" }]],
  [
    { owner: { team: null, ticket: "" } },
    [
      { name: "owner.team", text: "none" },
      { name: "owner.ticket", text: "empty" },
    ],
  ],
  [{ secrets: [{ id: "x", isOld: true }] }, [{ name: "secrets", text: '{"id":"x","isOld":true}' }]],
])("%j reads as %j", (value, lines) => {
  expect(auditLines(value)).toEqual(lines);
});

test("an outcome is said in words", () => {
  expect(outcomeInWords("done")).toBe("Done");
  expect(outcomeInWords("name-taken")).toBe("Name taken");
  expect(outcomeInWords("aws-denied")).toBe("AWS denied");
});

test("a row names its object, or its client, or the name that was typed", async () => {
  const [row] = await trailOf(1);
  if (!row) throw new Error("The trail has a row.");
  expect(objectInWords(row)).toBe("client 1");
  expect(objectInWords({ ...row, clientId: "abc" })).toBe("abc");
  expect(objectInWords({ ...row, clientId: "abc", object: { kind: "secret", id: "abc--1" } })).toBe("abc--1");
  expect(objectInWords({ ...row, input: {} })).toBeNull();
});

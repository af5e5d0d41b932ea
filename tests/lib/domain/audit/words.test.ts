import { expect, test } from "vitest";
import { auditActions, OUTSIDE } from "@/lib/domain/audit/action";
import {
  type AuditLine,
  actionInWords,
  auditLines,
  objectInWords,
  outcomeInWords,
  outcomeMeaning,
  personInWords,
} from "@/lib/domain/audit/words";
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
  expect(outcomeInWords("changed-meanwhile")).toBe("Conflict");
  expect(outcomeMeaning("changed-meanwhile")).toMatch(/^Someone else had changed it/);
  expect(outcomeMeaning("recovered")).toMatch(/was completed\.$/);
  expect(outcomeMeaning("done")).toBeNull();
});

test("every act is said in words, with a capital", () => {
  expect(actionInWords("create client")).toBe("Create client");
  expect(actionInWords("prove secret")).toBe("Verify secret");
  expect(actionInWords("an act of another release")).toBe("An act of another release");
  for (const action of auditActions) expect(actionInWords(action)).toMatch(/^[A-Z][\w -]+$/);
  expect(new Set(auditActions.map(actionInWords)).size).toBe(auditActions.length);
});

test("a change that nobody here made is outside Clientele", async () => {
  const [row] = await trailOf(1);
  if (!row) throw new Error("The trail has a row.");
  expect(personInWords(row)).toBe(row.person.email);
  expect(personInWords({ person: OUTSIDE })).toBe("Outside Clientele");
});

test("a row names its object, or its client, or the name that was typed", async () => {
  const [row] = await trailOf(1);
  if (!row) throw new Error("The trail has a row.");
  expect(objectInWords(row)).toBe("client 1");
  expect(objectInWords({ ...row, clientId: "abc" })).toBe("abc");
  expect(objectInWords({ ...row, clientId: "abc", object: { kind: "secret", id: "abc--1" } })).toBe("abc--1");
  expect(objectInWords({ ...row, input: {} })).toBeNull();
});

import { expect, test } from "vitest";
import { auditCsvHead, auditCsvLine, auditJsonLine } from "@/lib/domain/audit/export";
import { trailOf } from "./row-trail";

const [row] = await trailOf(1);

/** The cells of one CSV line, read as RFC 4180 says. */
const cells = (line: string) =>
  [...line.trimEnd().matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = ""]) => cell.replaceAll('""', '"'));

test("each column has a name, and a cell in every line", () => {
  const names = cells(auditCsvHead);
  expect(new Set(names).size).toBe(names.length);
  expect(cells(auditCsvLine(row!))).toHaveLength(names.length);
});

test("each column holds what its name says", () => {
  const whole = {
    ...row!,
    sequence: 7,
    at: "2026-01-02T03:04:05.678Z",
    person: { id: "id-of-ann", email: "ann@example.com" },
    role: "admin",
    sessionId: "session-1",
    source: { address: "192.0.2.7", isClaimed: false },
    poolId: "eu-west-1_LocalDev1",
    environment: "dev",
    action: "rotate",
    object: { kind: "secret", id: "abc--1" },
    clientId: "abc",
    input: { typed: 1 },
    before: ["before"],
    after: "after",
    outcome: "done",
    requestId: "aws-1",
    intentId: "form-1",
    outcomeOf: 6,
    id: "4b2f6f5e-6f0c-4c57-9a57-2c1b6d0d3c11",
    previous: "a".repeat(64),
    hash: "b".repeat(64),
  };
  const line = cells(auditCsvLine(whole));
  expect(Object.fromEntries(cells(auditCsvHead).map((name, at) => [name, line[at]]))).toEqual({
    sequence: "7",
    at: whole.at,
    person: "ann@example.com",
    "person id": "id-of-ann",
    role: "admin",
    session: "session-1",
    "source address": "192.0.2.7",
    "source address is claimed": "false",
    pool: whole.poolId,
    environment: "dev",
    action: "rotate",
    "object kind": "secret",
    object: "abc--1",
    client: "abc",
    input: '{"typed":1}',
    before: '["before"]',
    after: "after",
    outcome: "done",
    "AWS request id": "aws-1",
    form: "form-1",
    "outcome of": "6",
    id: whole.id,
    "previous hash": whole.previous,
    hash: whole.hash,
  });
});

test("what a row does not have is an empty cell", () => {
  const line = cells(auditCsvLine(row!));
  const empty = cells(auditCsvHead).filter((_name, at) => line[at] === "");
  expect(empty).toEqual([
    ...["session", "source address", "object kind", "object", "client", "before", "after"],
    ...["AWS request id", "form", "outcome of"],
  ]);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["\rx", "'\rx"],
  ['say "hi", then\nleave', 'say "hi", then\nleave'],
  ["a=b", "a=b"],
])("%j in a cell is %j", (action, cell) => {
  const at = cells(auditCsvHead).indexOf("action");
  expect(cells(auditCsvLine({ ...row!, action }))[at]).toBe(cell);
});

test("a JSON line is one line, whatever a name holds", () => {
  const line = auditJsonLine({ ...row!, action: "line\nbreak \u001b[31m" });
  expect(line.indexOf("\n")).toBe(line.length - 1);
  expect(line).not.toContain("\u001b");
});

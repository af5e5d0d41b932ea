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

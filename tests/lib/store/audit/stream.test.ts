import { describe, expect, test } from "vitest";
import { auditCsvHead, auditCsvLine } from "@/lib/domain/audit/export";
import { rowInLine } from "@/lib/domain/audit/row";
import { recordIntent } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { auditStream } from "@/lib/store/audit/stream";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { factsOf } from "./rows-facts";

describe("on PGlite", () => {
  embeddedStore();

  test("a file of JSON lines holds the rows that fit, and its end is recorded with their number", async () => {
    const sequences = [];
    for (const action of ["one", "two", "one"]) {
      const { sequence } = got(await recordIntent(factsOf({ action })));
      if (action === "one") sequences.push(sequence);
    }
    const ref = got(await recordIntent(factsOf({ action: "export" })));
    const text = await new Response(auditStream({ action: "one" }, "jsonl", ref)).text();
    const rows = text.trimEnd().split("\n").map(rowInLine);
    expect(rows.map((row) => row?.sequence)).toEqual(sequences);
    const [end] = got(await findRows({ action: "export" }, 1));
    expect(end).toMatchObject({ outcome: "done", outcomeOf: ref.sequence, after: { rows: 2 } });
  });

  test("a CSV file has a head even where no row fits", async () => {
    const ref = got(await recordIntent(factsOf({ action: "export" })));
    expect(await new Response(auditStream({ action: "none" }, "csv", ref)).text()).toBe(auditCsvHead);
    got(await recordIntent(factsOf({ action: "for csv" })));
    const [row] = got(await findRows({ action: "for csv" }, 1));
    const text = await new Response(auditStream({ action: "for csv" }, "csv", ref)).text();
    expect(text).toBe(auditCsvHead + (row ? auditCsvLine(row) : ""));
  });

  test("an export that nobody waits for any more is recorded as cancelled", async () => {
    const ref = got(await recordIntent(factsOf({ action: "left export" })));
    const reader = auditStream({}, "csv", ref).getReader();
    await reader.read();
    await reader.cancel();
    const [end] = got(await findRows({ action: "left export" }, 1));
    expect(end).toMatchObject({ outcome: "cancelled", outcomeOf: ref.sequence });
  });
});

import { expect, test } from "vitest";
import { reportOf } from "@/lib/commands/doctor/print";
import { fine, noted, wrong } from "@/lib/domain/doctor/finding";

const findings = [fine("a", "Good."), noted("b", "Off.", "Look."), wrong("c", "Bad.", "Correct it.")];

test("people read a line each, what to do below it, and the number of problems", () => {
  expect(reportOf(findings, false)).toEqual({
    isWell: false,
    text: [
      "ok       a: Good.",
      "note     b: Off.",
      "         To do: Look.",
      "problem  c: Bad.",
      "         To do: Correct it.",
      "1 problem found.",
    ].join("\n"),
  });
});

test("programs read one JSON document", () => {
  expect(JSON.parse(reportOf(findings, true).text)).toEqual({ status: "problem", findings });
});

test("a note is no problem", () => {
  const { isWell, text } = reportOf(findings.slice(0, 2), false);
  expect([isWell, text.split("\n").at(-1)]).toEqual([true, "No problems found."]);
  expect(JSON.parse(reportOf(findings.slice(0, 2), true).text).status).toBe("ok");
});

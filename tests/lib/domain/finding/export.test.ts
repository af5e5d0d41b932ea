import { expect, test } from "vitest";
import { findingsCsv, findingsJson } from "@/lib/domain/finding/export";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";

const finding: PlacedFinding = {
  rule: "no-owner",
  object: { kind: "client", id: "abc", name: "=cmd()" },
  ownerTeam: null,
  evidence: "No team owns it.",
  waiver: {
    rule: "no-owner",
    objectKind: "client",
    objectId: "abc",
    reason: "It moves next week.",
    until: "2026-07-01T00:00:00.000Z",
    waivedAt: "2026-06-01T00:00:00.000Z",
    waivedBy: "ann@example.com",
  },
  isWaived: true,
  poolId: "eu-west-1_Prod",
  environment: "prod",
};

const file = { at: "2026-06-01T12:00:00.000Z", findings: [finding], gaps: ["dev: It isn’t read."] };

test("the CSV names its columns, and no cell of it is a formula", () => {
  const [head, line] = [...findingsCsv(file)];
  expect(head).toContain('"rule","severity","title","environment","pool id"');
  expect(line).toContain(`"'=cmd()"`);
  expect(line).toContain("OWASP NHI1:2025 Improper Offboarding");
  expect(line).toContain('"waived","2026-07-01T00:00:00.000Z","ann@example.com","It moves next week."');
});

test("the JSON says what it lacks, and holds the same", () => {
  const read = JSON.parse([...findingsJson(file)].join(""));
  expect(read).toMatchObject({ at: file.at, isWhole: false, gaps: file.gaps });
  expect(read.findings).toMatchObject([
    { rule: "no-owner", objectName: "=cmd()", state: "waived", waiver: { waivedBy: "ann@example.com" } },
  ]);
  const empty = JSON.parse([...findingsJson({ ...file, findings: [], gaps: [] })].join(""));
  expect(empty).toEqual({ at: file.at, isWhole: true, gaps: [], findings: [] });
});

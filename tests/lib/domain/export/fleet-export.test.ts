import { expect, test } from "vitest";
import { type FleetExport, fleetCsv, fleetJson, isFleetWhole } from "@/lib/domain/export/fleet-export";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const rows = [
  { list: 0, row: aRow("orders") },
  { list: 1, row: aRow("=cmd") },
];
const file: FleetExport = {
  at: "2026-01-01T00:00:00.000Z",
  pools: [
    { id: "eu-west-1_Dev", environment: "dev" },
    { id: "eu-west-1_Prod", environment: "prod" },
  ],
  rows: () => rows,
  gaps: [],
};
const broken = { ...file, gaps: ["qa: The console can’t reach its database."] };

test("each line of a file of several pools names its environment and pool", () => {
  const [head, ...lines] = [...fleetCsv(file)];
  expect(head).toMatch(/^"environment","pool id","client id","name"/);
  expect(lines[0]).toMatch(/^"dev","eu-west-1_Dev","orders"/);
  expect(lines[1]).toMatch(/^"prod","eu-west-1_Prod","'=cmd"/);
  const json = JSON.parse([...fleetJson(file)].join(""));
  expect(json).toMatchObject({
    isWhole: true,
    gaps: [],
    clients: [{ environment: "dev", poolId: "eu-west-1_Dev", clientId: "orders" }, { environment: "prod" }],
  });
});

test("a file that lacks a pool says so in itself, and is not whole", () => {
  expect(isFleetWhole(file)).toBe(true);
  expect(isFleetWhole(broken)).toBe(false);
  expect([...fleetCsv(broken)].at(-1)).toContain("Incomplete. qa: The console can’t reach its database.");
  expect(JSON.parse([...fleetJson(broken)].join(""))).toMatchObject({ isWhole: false, gaps: broken.gaps });
  const unread = { ...file, rows: () => [{ list: 0, row: aRow("unread", { client: null }) }] };
  expect(isFleetWhole(unread)).toBe(false);
});

test("rows are made only as fast as the reader takes them", () => {
  let made = 0;
  const many = function* () {
    for (; made < 1_000; made += 1) yield { list: 0, row: aRow("orders") };
  };
  const lines = fleetCsv({ ...file, rows: many });
  lines.next();
  lines.next();
  expect(made).toBe(0);
});

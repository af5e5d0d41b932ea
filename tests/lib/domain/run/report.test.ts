import { expect, test } from "vitest";
import { noTotals } from "@/lib/domain/run/item";
import { type RunReport, reportCsv, reportJson } from "@/lib/domain/run/report";

const report: RunReport = {
  run: {
    id: "00000000-0000-4000-8000-000000000001",
    change: { kind: "set lifetime", minutes: 15 },
    person: { id: "ann", email: "ann@example.com" },
    state: "stopped",
    reason: "ann@example.com stopped it.",
    draftedAt: "2026-12-01T08:00:00.000Z",
    startedAt: "2026-12-01T08:01:00.000Z",
    endedAt: "2026-12-01T08:02:00.000Z",
    number: 9,
  },
  totals: { ...noTotals, done: 1, waiting: 1, skipped: 1 },
  hidden: 2,
  typedName: null,
  pools: [{ poolId: "eu-west-1_a", environment: "dev", left: 1, calls: 2, seconds: 1 }],
  items: [
    {
      position: 1,
      poolId: "eu-west-1_a",
      clientId: "c1",
      name: "=billing",
      state: "done",
      difference: { label: "Access token lifetime", was: "60 minutes", becomes: "15 minutes" },
      sentence: null,
    },
    {
      position: 2,
      poolId: "eu-west-1_a",
      clientId: "c2",
      name: "orders",
      state: "waiting",
      difference: { label: "Scopes", removed: ["a/b"], added: ["a/c"] },
      sentence: null,
    },
    {
      position: 3,
      poolId: "eu-west-1_a",
      clientId: "c3",
      name: "people",
      state: "skipped",
      difference: null,
      sentence: "This is a user sign-in client.",
    },
  ],
};

test("the report as CSV has a line for each client, and no formula", () => {
  const [header, first, second, third] = [...reportCsv(report)].join("").split("\r\n");
  expect(header).toMatch(/^"run","change","ordered by","environment"/);
  expect(first).toContain(`"dev","eu-west-1_a","c1","'=billing","Done","60 minutes → 15 minutes",""`);
  expect(second).toContain(`"Not done","'+ a/c, - a/b",""`);
  expect(third).toContain(`"Skipped","","This is a user sign-in client."`);
});

test("the report as JSON says whose run it is, how it ended, and how many clients are not shown", () => {
  expect(JSON.parse([...reportJson(report)].join(""))).toMatchObject({
    change: { kind: "set lifetime", inWords: "Set access token lifetime to 15 minutes" },
    orderedBy: "ann@example.com",
    state: "Stopped",
    hidden: 2,
    totals: { done: 1 },
    clients: [{ clientId: "c1", outcome: "Done" }, { outcome: "Not done" }, { environment: "dev" }],
  });
});

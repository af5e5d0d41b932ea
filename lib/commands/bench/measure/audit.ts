import { sql } from "drizzle-orm";
import { atMost, type Figure, median, reportFigures, told } from "@/lib/commands/bench/kit/figures";
import { CommandError } from "@/lib/commands/command-error";
import { run } from "@/lib/commands/run";
import { listKinds } from "@/lib/store/audit/kinds";
import { type AuditFilter, findRows } from "@/lib/store/audit/search";
import { ask, store } from "@/lib/store/database";
import { seedAudit } from "./seed-audit";

const ROWS = 1_000_000;
const PAGE_ROWS = 50;
const TIMES = 30;
const LIMIT_MS = 300;

/** The filters that /audit offers. The seeded rows span two years. */
const filters: readonly (readonly [string, AuditFilter & { before?: number }])[] = [
  ["unfiltered", {}],
  ["unfiltered, half way down", { before: ROWS / 2 }],
  ["a busy person", { person: "person-0@example.com" }],
  ["a rare person", { person: "person-199@example.com" }],
  ["a person nobody knows", { person: "nobody@example.com" }],
  ["a client", { clientId: "client4711" }],
  ["a pool", { poolId: "eu-west-1_Pool3" }],
  ["a role of this environment", { environments: ["prod"] }],
  ["a role of an environment without rows", { environments: ["dev"] }],
  ["an action", { action: "action 7" }],
  ["the outcome denied", { outcome: "denied" }],
  ["the outcome done", { outcome: "done" }],
  ["a day of long ago", { from: "2024-03-01T00:00:00Z", to: "2024-03-02T00:00:00Z" }],
  ["a year", { from: "2024-01-01T00:00:00Z", to: "2025-01-01T00:00:00Z" }],
  [
    "a person in a month",
    { person: "person-3@example.com", from: "2024-05-01T00:00:00Z", to: "2024-06-01T00:00:00Z" },
  ],
  ["a busy person and an action of others", { person: "person-0@example.com", action: "rare action" }],
  [
    "all filters",
    { person: "person-3@example.com", poolId: "eu-west-1_Pool3", action: "action 7", outcome: "denied" },
  ],
];

// bench/audit starts this with the settings of an empty PostgreSQL.
await run(async () => {
  const database = await store();
  const begun = performance.now();
  await seedAudit(database, ROWS);
  console.log(
    `${ROWS.toLocaleString("en")} rows written in ${Math.round((performance.now() - begun) / 1000)} s.`,
  );
  const probe = median(await timesOf(200, () => ask("probe", (it) => it.execute(sql`SELECT 1`))));
  const figures: Figure[] = [told("probe: SELECT 1, middle", probe, "ms")];
  const look = async (name: string, act: () => Promise<unknown>) => {
    const times = await timesOf(TIMES, act);
    figures.push(
      atMost(`${name}, middle`, median(times), LIMIT_MS, "ms"),
      told(`${name}, slowest`, Math.max(...times), "ms"),
      told(`${name}, middle, times the probe`, median(times) / probe),
    );
  };
  for (const [name, filter] of filters)
    await look(`${name} (${await sizeOf(filter)} rows)`, () => findRows(filter, PAGE_ROWS));
  await look("what the filters can be set to", listKinds);
  for (const line of reportFigures(figures)) console.log(line);
  if (figures.some(({ isMet }) => !isMet)) process.exitCode = 1;
});

/** Runs `act` once, and then `count` times; returns how many milliseconds each of the `count` runs took. */
async function timesOf(count: number, act: () => Promise<unknown>): Promise<number[]> {
  await act();
  const times: number[] = [];
  while (times.length < count) {
    const begun = performance.now();
    await act();
    times.push(performance.now() - begun);
  }
  return times;
}

async function sizeOf(filter: AuditFilter & { before?: number }): Promise<number> {
  const page = await findRows(filter, PAGE_ROWS);
  if (page.ok) return page.value.length;
  throw new CommandError("The audit trail could not be read. The line above names the reason.");
}

import { Client } from "pg";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { saveTogether } from "@/lib/inventory/shelf";
import { type NewInventoryRow, saveRows } from "@/lib/store/inventory/clients";
import { got, postgresStore } from "@/tests/kit/store/both-stores";

const server = postgresStore();
// Each statement raises its pool's version by one, so that rows of one version were saved together.
beforeAll(async () => void got(await saveRows("warm", [])));

const row = (clientId: string, more: Partial<NewInventoryRow> = {}): NewInventoryRow => ({
  ...{ clientId, entry: "1", replaces: 0, isTold: true, isGone: false, askedAt: 0 },
  ...more,
});
const save = (poolId: string, ...rows: NewInventoryRow[]) => saveTogether(poolId, rows);
const versions = (saved: Awaited<ReturnType<typeof save>>) => Object.fromEntries(got(saved));

/** Holds up the statements of a pool, until `goOn`; `arrived` waits for the first of them. */
async function heldUp(poolId: string) {
  got(await saveRows(poolId, []));
  const client = new Client({ connectionString: server().url });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("BEGIN");
  await client.query("SELECT FROM inventory_pools WHERE pool_id = $1 FOR UPDATE", [poolId]);
  const waiting = async () =>
    (await client.query("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).rows.length;
  return {
    arrived: () => expect.poll(waiting).toBe(1),
    goOn: () => client.query("COMMIT"),
  };
}

test("what comes while a statement is under way goes with the next one, and then nobody waits", async () => {
  const pool = await heldUp("together");
  const first = save("together", row("a"));
  await pool.arrived();
  const others = [save("together", row("b")), save("together", row("c"))];
  await pool.goOn();
  expect(versions(await first)).toEqual({ a: 2 });
  expect((await Promise.all(others)).map(versions)).toEqual([{ b: 3 }, { c: 3 }]);
  expect(versions(await save("together", row("d")))).toEqual({ d: 4 });
});

test("one client’s rows go one after another, in the order in which they came", async () => {
  const pool = await heldUp("one by one");
  const all = [
    save("one by one", row("a")),
    save("one by one", row("b")),
    save("one by one", row("b", { entry: "2", replaces: 3 })),
    save("one by one", row("c")),
    save("one by one", row("b", { entry: "3", replaces: 4 })),
  ];
  await pool.arrived();
  await pool.goOn();
  expect((await Promise.all(all)).map(versions)).toEqual([{ a: 2 }, { b: 3 }, { b: 4 }, { c: 4 }, { b: 5 }]);
});

test("a pool does not wait for another one", async () => {
  const pool = await heldUp("slow");
  const slow = save("slow", row("a"));
  await pool.arrived();
  expect(versions(await save("quick", row("a")))).toEqual({ a: 1 });
  await pool.goOn();
  expect(versions(await slow)).toEqual({ a: 2 });
});

test("what became of a statement becomes of all who went with it, and of nobody after them", async () => {
  const pool = await heldUp("failing");
  const first = save("failing", row("a"));
  await pool.arrived();
  // No number is no version to PostgreSQL, and no date to this process.
  const refused = [save("failing", row("b", { replaces: Number.NaN })), save("failing", row("c"))];
  const thrown = [save("failing", row("b", { askedAt: Number.NaN })), save("failing", row("d"))];
  const last = save("failing", row("d", { entry: "2" }));
  const outcomes = Promise.allSettled(thrown);
  await pool.goOn();
  expect(versions(await first)).toEqual({ a: 2 });
  for (const it of await Promise.all(refused))
    expect(it).toMatchObject({ ok: false, problem: { code: "store-unreachable" } });
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(versions(await last)).toEqual({ d: 3 });
});

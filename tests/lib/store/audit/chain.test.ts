import { type SQL, sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { verifyChain } from "@/lib/store/audit/chain";
import { recordIntent } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { store } from "@/lib/store/database";
import { got, onBothStores } from "@/tests/kit/store/both-stores";
import { factsOf } from "./rows-facts";

/** Does what only somebody with the database's own rights can do. */
async function tamper(...statements: SQL[]) {
  const database = await store();
  const all = [sql`ALTER TABLE audit_rows DISABLE TRIGGER audit_rows_append_only`, ...statements];
  for (const statement of all) await database.execute(statement);
}

onBothStores(() => {
  beforeAll(async () => {
    for (let count = 0; count < 8; count += 1) got(await recordIntent(factsOf({ action: `act ${count}` })));
    const database = await store();
    await database.execute(sql`CREATE TABLE kept AS TABLE audit_rows`);
    await database.execute(sql`CREATE TABLE kept_head AS TABLE audit_head`);
  }, 180_000);

  afterEach(async () => {
    await tamper(
      sql`DELETE FROM audit_rows`,
      sql`INSERT INTO audit_rows SELECT * FROM kept`,
      sql`DELETE FROM audit_head`,
      sql`INSERT INTO audit_head SELECT * FROM kept_head`,
    );
    expect(got(await verifyChain())).toMatchObject({ is: "whole", rows: 8 });
  });

  test.each<[string, SQL[], number]>([
    ["an action", [sql`UPDATE audit_rows SET action = 'x' WHERE sequence = 3`], 3],
    ["a person", [sql`UPDATE audit_rows SET person_email = 'ann@example.com' WHERE sequence = 1`], 1],
    ["a time by a millisecond", [sql`UPDATE audit_rows SET at = at + interval '1 ms' WHERE sequence = 4`], 4],
    ["a source's claim", [sql`UPDATE audit_rows SET is_source_claimed = false WHERE sequence = 8`], 8],
    ["a space in what was typed", [sql`UPDATE audit_rows SET input = input || ' ' WHERE sequence = 5`], 5],
    ["what was typed into no JSON", [sql`UPDATE audit_rows SET input = '{' WHERE sequence = 5`], 5],
    ["a row away", [sql`DELETE FROM audit_rows WHERE sequence = 2`], 2],
    ["the first row away", [sql`DELETE FROM audit_rows WHERE sequence = 1`], 1],
    ["the last rows away", [sql`DELETE FROM audit_rows WHERE sequence > 6`], 7],
    ["everything away", [sql`DELETE FROM audit_rows`], 1],
    ["the note of the last row away", [sql`DELETE FROM audit_head`], 1],
    [
      "the order of two rows",
      [
        sql`UPDATE audit_rows SET sequence = 99 WHERE sequence = 3`,
        sql`UPDATE audit_rows SET sequence = 3 WHERE sequence = 4`,
        sql`UPDATE audit_rows SET sequence = 4 WHERE sequence = 99`,
      ],
      3,
    ],
  ])("a change of %s is found out, at the first bad row", async (_what, statements, sequence) => {
    await tamper(...statements);
    expect(got(await verifyChain())).toMatchObject({ is: "broken", sequence });
  });

  test("an older copy of the whole database is found out by an anchor", async () => {
    const [last] = got(await findRows({}, 1));
    const anchor = { sequence: last?.sequence ?? 0, hash: last?.hash ?? "" };
    await tamper(
      sql`DELETE FROM audit_rows WHERE sequence > 6`,
      sql`UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit_rows WHERE sequence = 6)`,
    );
    expect(got(await verifyChain())).toMatchObject({ is: "whole", rows: 6 });
    expect(got(await verifyChain({ anchor }))).toEqual({
      is: "broken",
      sequence: 7,
      reason: expect.stringContaining("the anchor refers to row 8"),
    });
  });

  test("a report says which note of the trail it contradicts", async () => {
    await tamper(sql`DELETE FROM audit_rows WHERE sequence > 6`);
    expect(got(await verifyChain())).toMatchObject({
      reason: expect.stringContaining("the store’s own note refers to row 8"),
    });
    await tamper(sql`DELETE FROM audit_head`);
    expect(got(await verifyChain())).toEqual({
      is: "broken",
      sequence: 1,
      reason: "The store’s own note of the last row is gone.",
    });
  });

  test.each(["audit_head", "audit_rows"])(
    "nothing is said of a trail whose table %s cannot be read",
    async (table) => {
      const database = await store();
      await database.execute(sql.raw(`ALTER TABLE ${table} RENAME TO away`));
      const report = await verifyChain();
      await database.execute(sql.raw(`ALTER TABLE away RENAME TO ${table}`));
      expect(report).toMatchObject({ ok: false, problem: { code: "store-unreachable" } });
    },
  );

  test("each page tells how far it is, at most as far as the trail was when it began", async () => {
    const told: number[][] = [];
    const progress = (...figures: number[]) => told.push(figures) > 0;
    expect(got(await verifyChain({ progress }))).toMatchObject({ is: "whole", rows: 8 });
    expect(told).toEqual([[8, 8]]);
    await tamper(
      sql`UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit_rows WHERE sequence = 6)`,
    );
    got(await verifyChain({ progress }));
    expect(told.at(-1)).toEqual([6, 6]);
    expect(await verifyChain({ progress: () => false })).toMatchObject({ problem: { code: "cancelled" } });
  });

  test("where the head is gone nothing can be written any more", async () => {
    await tamper(sql`DELETE FROM audit_head`);
    expect(await recordIntent(factsOf())).toMatchObject({
      ok: false,
      problem: { code: "store-unreachable" },
    });
  });
});

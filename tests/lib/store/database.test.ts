import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { emptyStore } from "@/lib/commands/empty-store";
import { log } from "@/lib/process/log";
import { verifyChain } from "@/lib/store/audit/chain";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { ask, closeStore, type Database, openEarly, store } from "@/lib/store/database";
import { got, postgresStore } from "@/tests/kit/store/both-stores";
import { writer } from "@/tests/kit/store/writer";
import { factsOf } from "./audit/rows-facts";

const unreachable = { ok: false, problem: { code: "store-unreachable" } };

describe("the embedded database", () => {
  const root = mkdtempSync(join(tmpdir(), "clientele-embedded-"));

  beforeEach(({ task }) => {
    process.env.DATABASE_URL = "";
    process.env.DATA_DIR = join(root, task.id, "data");
  });
  afterEach(closeStore);
  afterAll(() => rmSync(root, { recursive: true }));

  test("a second process is refused while the first lives, and after kill -9 every acknowledged row is there", async () => {
    const other = writer(200, { stays: true });
    await other.acknowledged(50);
    expect(await recordIntent(factsOf())).toMatchObject(unreachable);
    await other.kill("SIGKILL");
    const anchors = other.anchors();
    const [anchor] = anchors.slice(-1);
    if (!anchor) throw new Error("No row was acknowledged.");
    expect(got(await verifyChain({ anchor }))).toEqual({
      is: "whole",
      rows: expect.toSatisfy((rows: number) => rows >= anchors.length),
      head: expect.anything(),
    });
    got(await recordIntent(factsOf()));
  }, 180_000);

  test("queries in a row let everything else have its turn in between", async () => {
    const database = await store();
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    await Promise.all(Array.from({ length: 50 }, () => database.execute(sql`SELECT 1`)));
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(50);
  }, 180_000);

  test("a failed opening is not remembered", async () => {
    const dataDir = process.env.DATA_DIR ?? "";
    writeFileSync(root.concat("/not-a-folder"), "");
    process.env.DATA_DIR = join(root, "not-a-folder", "data");
    expect(await recordIntent(factsOf())).toMatchObject(unreachable);
    process.env.DATA_DIR = dataDir;
    got(await recordIntent(factsOf()));
  }, 180_000);

  test("where it cannot be opened its lock is let go, and the next try has it", async () => {
    const dataDir = process.env.DATA_DIR ?? "";
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, "store"), "no database");
    expect(await recordIntent(factsOf())).toMatchObject(unreachable);
    expect(readdirSync(dataDir)).toEqual(["store"]);
    rmSync(join(dataDir, "store"));
    cpSync(await emptyStore(), join(dataDir, "store"), { recursive: true });
    got(await recordIntent(factsOf()));
  }, 180_000);

  test("it can be opened before it is needed, and the log says where it cannot", async () => {
    const dataDir = process.env.DATA_DIR ?? "";
    const warn = vi.spyOn(log, "warn");
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, "store"), "no database");
    await openEarly();
    expect(warn.mock.calls).toMatchObject([[{ operation: "open the store" }, "The store did not answer"]]);
    rmSync(join(dataDir, "store"));
    warn.mockClear();
    await openEarly();
    expect(readdirSync(join(dataDir, "store"))).toContain("PG_VERSION");
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  }, 180_000);

  test("it is never opened by a build", async () => {
    process.env.NEXT_PHASE = "phase-production-build";
    await expect(store()).rejects.toThrow(/while the console is built/);
    delete process.env.NEXT_PHASE;
    expect(existsSync(process.env.DATA_DIR ?? "")).toBe(false);
  });
});

describe("a PostgreSQL that is empty", () => {
  postgresStore();

  test("gets its schema once from several instances that start on it", async () => {
    const ends = await Promise.all([writer(1).ended, writer(1).ended, writer(1).ended]);
    expect(ends.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(got(await verifyChain())).toMatchObject({ is: "whole", rows: 6 });
  });
});

describe("PostgreSQL", () => {
  const server = postgresStore();

  test("when it dies between intent and outcome the console says so, and goes on once it is back", async () => {
    const ref = got(await recordIntent(factsOf({ action: "cut off" })));
    await server().crash();
    expect(await recordOutcome(ref, { outcome: "done", requestId: null })).toMatchObject(unreachable);
    expect(await recordIntent(factsOf({ action: "never" }))).toMatchObject(unreachable);
    expect(await findRows({}, 1)).toMatchObject(unreachable);
    await server().start();
    got(await recordOutcome(ref, { outcome: "done", requestId: null }));
    expect(got(await findRows({ action: "never" }, 1))).toEqual([]);
    expect(got(await findRows({ action: "cut off" }, 10))).toHaveLength(2);
    expect(got(await verifyChain())).toMatchObject({ is: "whole" });
  }, 180_000);

  test("an operation is tried three times where its connection breaks, and once where it is refused", async () => {
    const tries = async (attempt: (database: Database) => Promise<unknown>) => {
      let count = 0;
      const answer = await ask("a test", async (database) => {
        count += 1;
        await attempt(database);
      });
      expect(answer).toMatchObject(unreachable);
      return count;
    };
    expect(await tries((it) => it.execute(sql`SELECT pg_terminate_backend(pg_backend_pid())`))).toBe(3);
    expect(await tries((it) => it.execute(sql`SELECT 1 / 0`))).toBe(1);
  });

  test("a bug in an operation is thrown, and not taken for a store that does not answer", async () => {
    let count = 0;
    const failing = ask("a test", async () => {
      count += 1;
      throw new TypeError("a bug");
    });
    await expect(failing).rejects.toThrow("a bug");
    expect(count).toBe(1);
  });

  test("statements end after 15 seconds, and the database sees whose they are", async () => {
    const shown = await (await store()).execute(
      sql`SELECT current_setting('statement_timeout') AS timeout, current_setting('application_name') AS name`,
    );
    expect(shown).toMatchObject({ rows: [{ timeout: "15s", name: "clientele" }] });
  });

  test("an operation whose connection breaks is carried out on another one", async () => {
    const attempts: number[] = [];
    const answer = await ask("a test", async (database) => {
      attempts.push(attempts.length);
      if (attempts.length === 1) await database.execute(sql`SELECT pg_terminate_backend(pg_backend_pid())`);
      return attempts.length;
    });
    expect(answer).toEqual({ ok: true, value: 2 });
  });

  test("acts under way while it dies and returns lose no acknowledged row and break no chain", async () => {
    const acts = (async () => {
      const written = [];
      for (let count = 0; count < 400; count += 1)
        written.push(await recordIntent(factsOf({ action: "under way" })));
      return written;
    })();
    await server().crash();
    await server().start();
    const acknowledged = (await acts).filter((it) => it.ok);
    const rows = got(await findRows({ action: "under way" }, 1_000)).map(({ sequence }) => sequence);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const it of acknowledged) expect(rows).toContain(it.value.sequence);
    expect(new Set(rows).size).toBe(rows.length);
    expect(got(await verifyChain())).toMatchObject({ is: "whole" });
  }, 180_000);

  test("a refused query answers as a Problem, and neither its text nor its parameters reach the log", async () => {
    const other = writer(1, { environment: { DATABASE_URL: `${server().url}-that-is-not-there` } });
    const { status, lines } = await other.ended;
    expect(status).toBe(1);
    expect(lines.join()).toContain("3D000");
    expect(lines.join()).not.toMatch(/Canary|INSERT/);
    const refused = await ask("a test", (database) => database.execute(sql`SELECT ${"x"}::integer`));
    expect(refused).toMatchObject(unreachable);
  });

  test("the trail takes no update, no deletion and no truncation by mistake", async () => {
    const database = await store();
    for (const attempt of [
      sql`UPDATE audit_rows SET action = 'x'`,
      sql`DELETE FROM audit_rows`,
      sql`TRUNCATE audit_rows`,
    ])
      await expect(database.execute(attempt)).rejects.toMatchObject({
        cause: { message: "The audit trail is append-only." },
      });
  });
});

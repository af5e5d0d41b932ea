import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { verifyChain } from "@/lib/store/audit/chain";
import { findRows } from "@/lib/store/audit/search";
import { ask, closeStore, store } from "@/lib/store/database";
import { factsOf } from "./audit/rows-facts";
import { got, postgresStore } from "../../kit/store/both-stores";
import { writer } from "../../kit/store/writer";

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
    const anchor = other.anchors().at(-1);
    const report = got(await verifyChain(anchor ? { anchor } : {}));
    expect(report).toMatchObject({ is: "whole" });
    if (report.is === "whole") expect(report.rows).toBeGreaterThanOrEqual(other.anchors().length);
    got(await recordIntent(factsOf()));
  }, 180_000);

  test("a failed opening is not remembered", async () => {
    const dataDir = process.env.DATA_DIR ?? "";
    writeFileSync(root.concat("/not-a-folder"), "");
    process.env.DATA_DIR = join(root, "not-a-folder", "data");
    expect(await recordIntent(factsOf())).toMatchObject(unreachable);
    process.env.DATA_DIR = dataDir;
    got(await recordIntent(factsOf()));
  }, 180_000);

  test("it is never opened by a build", async () => {
    process.env.NEXT_PHASE = "phase-production-build";
    await expect(store()).rejects.toThrow(/while the console is built/);
    delete process.env.NEXT_PHASE;
    expect(existsSync(process.env.DATA_DIR ?? "")).toBe(false);
  });
});

describe("PostgreSQL", () => {
  const server = postgresStore();

  test("several instances that start on an empty database make its schema once", async () => {
    const ends = await Promise.all([writer(1).ended, writer(1).ended, writer(1).ended]);
    expect(ends.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(got(await verifyChain())).toMatchObject({ is: "whole", rows: 6 });
  });

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

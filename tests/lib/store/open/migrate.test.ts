import { EventEmitter, once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { emptyStore } from "@/lib/commands/empty-store";
import { type ScratchPostgres, startScratchPostgres } from "@/lib/commands/scratch-postgres";
import { type Connection, migrate, migrations } from "@/lib/store/open/migrate";

const all = (await migrations()).map(({ name }) => name);

/** A connection that tells what is executed on it, and fails where `fails` says so. */
function watched(connection: Connection, fails: (statements: string) => boolean = () => false) {
  const executed: string[] = [];
  const execute = async (statements: string) => {
    executed.push(statements);
    if (fails(statements)) throw new Error(`Failed: ${statements.slice(0, 20)}`);
    await connection.execute(statements);
  };
  return { executed, connection: { ...connection, execute } };
}

const applied = (on: Connection) => on.names("SELECT name FROM migrations ORDER BY name");
const tables = (on: Connection) =>
  on.names(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
  );

/** What holds of both databases; `fresh` connects to one that is new and empty. */
function everywhere(fresh: () => Promise<Connection>): void {
  test("an empty database gets every migration once, in the order of their names", async () => {
    const on = await fresh();
    await migrate(on);
    expect(await applied(on)).toEqual(all);
    const again = watched(on);
    await migrate(again.connection);
    const [begin, lock, table, ...rest] = again.executed;
    expect([begin, lock, table]).toEqual([
      "BEGIN",
      expect.stringContaining("pg_advisory_xact_lock"),
      expect.stringContaining("CREATE TABLE IF NOT EXISTS migrations"),
    ]);
    expect(rest).toEqual(["COMMIT"]);
  });

  test("only the migrations that a database lacks are applied", async () => {
    const on = await fresh();
    await migrate(on);
    const last = (await migrations()).at(-1);
    await on.execute(`DELETE FROM migrations WHERE name = '${last?.name}'`);
    const again = watched(on, (statements) => statements === last?.statements);
    await expect(migrate(again.connection)).rejects.toThrow("Failed");
    expect(again.executed.filter((it) => all.some((name) => it.includes(name)))).toEqual([]);
    expect(await applied(on)).toEqual(all.slice(0, -1));
  });

  test("where one migration fails, none of those before it is kept, and the next start begins again", async () => {
    const on = await fresh();
    const last = (await migrations()).at(-1)?.statements;
    const failing = watched(on, (statements) => statements === last);
    await expect(migrate(failing.connection)).rejects.toThrow("Failed");
    expect(await tables(on)).toEqual([]);
    await migrate(on);
    expect(await applied(on)).toEqual(all);
  });

  test("where rolling back fails as well, the first error is told", async () => {
    const on = await fresh();
    const failing = watched(on, (it) => it === "COMMIT" || it === "ROLLBACK");
    await expect(migrate(failing.connection)).rejects.toThrow("Failed: COMMIT");
    await on.execute("ROLLBACK");
  });
}

describe("on PGlite", () => {
  const folder = mkdtempSync(join(tmpdir(), "clientele-migrate-"));
  const opened: { client?: PGlite } = {};
  beforeAll(async () => {
    cpSync(await emptyStore(), folder, { recursive: true });
    opened.client = await PGlite.create(folder);
  });
  afterAll(async () => {
    await opened.client?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  everywhere(async () => {
    const { client } = opened;
    if (!client) throw new Error("PGlite is opened when the tests begin.");
    await client.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    return {
      execute: async (statements) => void (await client.exec(statements)),
      names: async (query) => (await client.query<{ name: string }>(query)).rows.map(({ name }) => name),
    };
  });
});

describe("on PostgreSQL", () => {
  const started: { server?: ScratchPostgres } = {};
  beforeAll(async () => {
    started.server = await startScratchPostgres(["fsync=off"]);
  });
  afterAll(() => started.server?.remove());

  let databases = 0;
  const freshUrl = async () => {
    databases += 1;
    const url = new URL(started.server?.url ?? "");
    await (await connect(url)).execute(`CREATE DATABASE migrated${databases}`);
    url.pathname = `/migrated${databases}`;
    return url;
  };
  const connect = async (url: URL): Promise<Connection> => {
    const client = new Client({ connectionString: url.href });
    await client.connect();
    onTestFinished(() => client.end());
    return {
      execute: async (statements) => void (await client.query(statements)),
      names: async (query) => (await client.query<{ name: string }>(query)).rows.map(({ name }) => name),
    };
  };

  everywhere(async () => connect(await freshUrl()));

  test("of two instances the second waits until the first is through, and then finds nothing to do", async () => {
    const url = await freshUrl();
    const [first, second, observer] = await Promise.all([connect(url), connect(url), connect(url)]);
    const gate = new EventEmitter();
    const reached = once(gate, "reached");
    const opened = once(gate, "open");
    const one = migrate({
      ...first,
      names: async (query) => {
        const names = await first.names(query);
        gate.emit("reached");
        await opened;
        return names;
      },
    });
    await reached;
    const later = watched(second);
    const other = migrate(later.connection);
    const waiting = "SELECT 'it' AS name FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    await expect.poll(() => observer.names(waiting)).toEqual(["it"]);
    expect(later.executed).toHaveLength(2);
    gate.emit("open");
    await Promise.all([one, other]);
    expect(later.executed.at(-1)).toBe("COMMIT");
    expect(later.executed).toHaveLength(4);
    expect(await applied(observer)).toEqual(all);
  });
});

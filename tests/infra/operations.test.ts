import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ScratchPostgres, startScratchPostgres } from "@/lib/commands/scratch-postgres";
import { heapAdvice } from "@/lib/inventory/heap-advice";
import { migrations } from "@/lib/store/open/migrate";
import { infraFolder } from "@/tests/infra/terraform";
import { runCommand } from "@/tests/kit/command";
import { writer } from "@/tests/kit/store/writer";

const readme = readFileSync(join(infraFolder, "README.md"), "utf8");
const section = (title: string) => readme.split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
const rows = (title: string) =>
  section(title)
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("|---"))
    .map((line) => line.split("|").map((cell) => cell.trim()));

let server: ScratchPostgres;
let folder: string;
beforeAll(async () => {
  server = await startScratchPostgres(["fsync=off"]);
  folder = mkdtempSync(join(tmpdir(), "infra-backup-"));
}, 180_000);
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});

async function query<T extends object>(url: string, ...statements: string[]): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let found: T[] = [];
    for (const statement of statements) found = (await client.query<T>(statement)).rows;
    return found;
  } finally {
    await client.end();
  }
}

const countRows = (url: string) =>
  query<{ name: string; rows: string }>(
    url,
    `SELECT table_name AS name, (xpath('/row/c/text()', query_to_xml('SELECT count(*) AS c FROM ' || table_name, false, true, '')))[1]::text AS rows
     FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );

test("the commands of the README back up and restore the store, whose trail is whole, and sign everybody out", async () => {
  const restored = server.url.replace(/postgres$/, "restored");
  await writer(3, { environment: { DATABASE_URL: server.url } }).ended;
  await query(
    server.url,
    "INSERT INTO sessions VALUES ('s', 'p', 'ada@example.com', now(), '{m2m-admin}', now(), NULL)",
  );
  const commands = [...section("Back up and restore").matchAll(/```sh\n([\s\S]*?)```/g)].map(
    ([, block]) => block ?? "",
  );
  expect(commands).toHaveLength(2);
  execFileSync("sh", ["-e", "-c", commands.join("")], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: server.url, NEW_DATABASE_URL: restored },
    stdio: "pipe",
  });
  const before = await countRows(server.url);
  const signedIn = (name: string, count: string) => (name === "sessions" ? "0" : count);
  expect(before.find(({ name }) => name === "audit_rows")).toEqual({ name: "audit_rows", rows: "6" });
  expect(await countRows(restored)).toEqual(
    before.map((it) => ({ ...it, rows: signedIn(it.name, it.rows) })),
  );
  const { stdout } = await runCommand("audit", { DATABASE_URL: restored }, ["verify"]);
  expect(stdout).toContain("The audit trail is intact: 6 rows.");
}, 180_000);

const locks = rows("Upgrade and roll back").flatMap(([, statements = "", lock = ""]) =>
  [...statements.matchAll(/`([A-Z ]+)`/g)].map(([, statement = ""]) => ({
    statement,
    lock: /^`([A-Z ]+)`/.exec(lock)?.[1] ?? null,
  })),
);

test("the README says what each kind of statement in a migration locks", async () => {
  const text = (await migrations()).map(({ statements }) => statements).join("\n");
  const kinds = text
    .replaceAll(/--.*$/gm, "")
    .replaceAll(/\$\$[\s\S]*?\$\$/g, "")
    .split(";")
    .map((it) => it.trim().replaceAll(/\s+/g, " "))
    .filter((it) => it !== "")
    .map((it) => it.replace(/^ALTER TABLE \w+ /, "").replace("UNIQUE INDEX", "INDEX"))
    .map((it) => /^[A-Z]+ [A-Z]+/.exec(it)?.[0]);
  expect(kinds.length).toBeGreaterThan(20);
  expect(kinds.filter((kind) => !locks.some(({ statement }) => statement === kind))).toEqual([]);
});

/** A statement of each kind on the trail's table, or on a table of its own. */
const samples: Record<string, string> = {
  "CREATE TABLE": "CREATE TABLE probe (id text PRIMARY KEY)",
  "CREATE FUNCTION": "CREATE FUNCTION probe() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
  "INSERT INTO": "INSERT INTO limits VALUES ('probe', 1, now())",
  "CREATE INDEX": "CREATE INDEX probe ON audit_rows (email)",
  "CREATE TRIGGER":
    "CREATE TRIGGER probe BEFORE TRUNCATE ON audit_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
  "ADD COLUMN": "ALTER TABLE audit_rows ADD COLUMN probe text",
  "ADD CONSTRAINT": "ALTER TABLE audit_rows ADD CONSTRAINT probe CHECK (sequence > 0)",
  "DROP CONSTRAINT": "ALTER TABLE audit_rows DROP CONSTRAINT audit_rows_id_key",
  "DROP INDEX": "DROP INDEX audit_rows_environment",
  "DROP TABLE": "DROP TABLE audit_rows",
};

test("PostgreSQL takes the locks that the README names", async () => {
  expect(Object.keys(samples).sort()).toEqual(locks.map(({ statement }) => statement).sort());
  const [table] = await query<{ id: number }>(server.url, "SELECT 'public.audit_rows'::regclass::oid AS id");
  const taken = await Promise.all(
    Object.entries(samples).map(async ([statement, sample]) => {
      const held = await query<{ mode: string }>(
        server.url,
        "BEGIN",
        sample.replace("(email)", "(person_email)"),
        `SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND relation = ${table?.id}
         AND mode <> 'AccessShareLock' ORDER BY mode`,
        // The connection ends without a commit.
      ).catch((error: Error) => [{ mode: error.message }]);
      const strongest = held.map(({ mode }) =>
        mode.replace("Lock", "").replaceAll(/(?<=[a-z])(?=[A-Z])/g, " "),
      );
      return { statement, lock: strongest[0]?.toUpperCase() ?? null };
    }),
  );
  expect(taken.sort(byStatement)).toEqual([...locks].sort(byStatement));
});

const byStatement = (one: { statement: string }, other: { statement: string }) =>
  one.statement.localeCompare(other.statement);

test("the sizes in the README are those that the console advises", () => {
  const sizes = rows("Sizes").slice(1);
  expect(sizes).toHaveLength(4);
  for (const [, clients = "", container = "", options = ""] of sizes) {
    const advice = heapAdvice(Number(clients.replaceAll(",", "")), 1) ?? "";
    expect(advice).toContain(`NODE_OPTIONS=${options.replaceAll("`", "")} `);
    expect(advice).toContain(`the container ${container}.`);
  }
});

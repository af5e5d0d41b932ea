import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyStore, plantStore } from "@/lib/commands/empty-store";
import { closeStore } from "@/lib/store/database";
import { ownersOf } from "@/lib/store/ownership";

const folder = mkdtempSync(join(tmpdir(), "clientele-empty-"));
beforeAll(async () => {
  process.env.DATABASE_URL = "";
  await emptyStore();
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("a data folder without a store gets an empty one, which the console can open", async () => {
  process.env.DATA_DIR = join(folder, "new");
  plantStore(process.env.DATA_DIR);
  expect(existsSync(join(process.env.DATA_DIR, "store", "PG_VERSION"))).toBe(true);
  expect(await ownersOf("a pool")).toMatchObject({ ok: true });
  await closeStore();
});

test("a store that is there stays as it is", () => {
  const store = join(folder, "old", "store");
  mkdirSync(store, { recursive: true });
  plantStore(join(folder, "old"));
  expect(readdirSync(store)).toEqual([]);
});

test("where a PostgreSQL is set there is no store to give", () => {
  process.env.DATABASE_URL = "postgres://127.0.0.1/nowhere";
  plantStore(join(folder, "server"));
  process.env.DATABASE_URL = "";
  expect(existsSync(join(folder, "server"))).toBe(false);
});

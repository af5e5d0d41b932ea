import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { closeStore, store } from "@/lib/store/database";
import { checkStore } from "@/lib/store/open/check-store";
import { limits } from "@/lib/store/schema";
import { onBothStores, postgresStore } from "@/tests/kit/store/both-stores";
import { writer } from "@/tests/kit/store/writer";

onBothStores((name) => {
  test("a sound store is fine, and the row that was written is not there", async () => {
    expect(await checkStore()).toEqual({ is: "fine", newest: expect.stringMatching(/^\d{4}-.+\.sql$/) });
    expect(await (await store()).select().from(limits)).toEqual([]);
  });

  test("a store that a newer version brought further is told", async () => {
    await (await store()).execute(sql`INSERT INTO migrations (name) VALUES ('9999-later.sql')`);
    expect(await checkStore()).toEqual({ is: "newer", unknown: "9999-later.sql" });
    await (await store()).execute(sql`DELETE FROM migrations WHERE name = '9999-later.sql'`);
  });

  if (name === "PGlite")
    test("an embedded store that another process has open is in use", async () => {
      await closeStore();
      const other = writer(1, { stays: true });
      await other.acknowledged(2);
      expect(await checkStore()).toMatchObject({
        is: "in-use",
        message: expect.stringContaining(`process ${other.pid}`),
      });
      await other.kill("SIGTERM");
    }, 180_000);
});

describe("a PostgreSQL", () => {
  const server = postgresStore();
  afterAll(closeStore);

  test("that takes no writes is told by the step and the SQLSTATE", async () => {
    const database = await store();
    await database.execute(sql`CREATE ROLE reader LOGIN`);
    await database.execute(sql`GRANT CREATE ON SCHEMA public TO reader`);
    await database.execute(sql`GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader`);
    await closeStore();
    process.env.DATABASE_URL = server().url.replace("postgres@", "reader@");
    expect(await checkStore()).toEqual({ is: "failed", step: "write", reason: "42501" });
    await closeStore();
    process.env.DATABASE_URL = server().url;
  });

  test("that is gone could not be opened", async () => {
    await closeStore();
    await server().crash();
    expect(await checkStore()).toEqual({ is: "failed", step: "open", reason: "ECONNREFUSED" });
    await server().start();
  });
});

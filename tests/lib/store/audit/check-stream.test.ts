import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { problem } from "@/lib/domain/problem";
import { verifyChain } from "@/lib/store/audit/chain";
import { checkStream } from "@/lib/store/audit/check-stream";
import { recordIntent } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { store } from "@/lib/store/database";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { takeTable } from "@/tests/kit/store/broken-table";
import { factsOf } from "./rows-facts";

describe("on PGlite", () => {
  embeddedStore();
  beforeAll(async () => {
    for (let count = 0; count < 3; count += 1) got(await recordIntent(factsOf()));
  });

  const linesOf = async () => {
    const text = await new Response(checkStream()).text();
    return text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  };

  test("a sound trail is told with how far it is and with its head, and grows by no row", async () => {
    const [last] = got(await findRows({}, 1));
    expect(await linesOf()).toEqual([
      { is: "checking", checked: 3, of: 3 },
      { is: "whole", rows: 3, head: { sequence: 3, hash: last?.hash } },
    ]);
    expect(got(await findRows({}, 9))).toHaveLength(3);
  });

  test("a trail that cannot be read is told as the console’s fault, and ends the lines", async () => {
    const restore = await takeTable("audit_rows");
    const lines = await linesOf();
    await restore();
    expect(lines).toEqual([{ is: "failed", message: problem("store-unreachable").message }]);
  });

  test("a reader who leaves ends the reading", async () => {
    expect(await verifyChain({ progress: () => false })).toMatchObject({ problem: { code: "cancelled" } });
  });

  test("the first bad row is told with its reason", async () => {
    const database = await store();
    await database.execute(sql`ALTER TABLE audit_rows DISABLE TRIGGER audit_rows_append_only`);
    await database.execute(sql`UPDATE audit_rows SET person_email = 'x' WHERE sequence = 2`);
    const last = (await linesOf()).at(-1);
    await database.execute(
      sql`UPDATE audit_rows SET person_email = ${factsOf().person.email} WHERE sequence = 2`,
    );
    expect(last).toMatchObject({ is: "broken", sequence: 2 });
  });
});

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";

/** The actions and the outcomes that rows have, in order. One round trip. Fails with store-unreachable. */
export function listKinds(): Promise<Result<{ actions: string[]; outcomes: string[] }>> {
  return ask("list the kinds of audit rows", async (database) => {
    const found = kinds.parse(
      await database.execute(sql`
      SELECT 'action' AS kind, name FROM (${namesIn(sql`action`)}) AS actions
      UNION ALL
      SELECT 'outcome', name FROM (${namesIn(sql`outcome`)}) AS outcomes`),
    );
    const named = (kind: string) => found.rows.filter((it) => it.kind === kind).map(({ name }) => name);
    return { actions: named("action"), outcomes: named("outcome") };
  });
}

/**
 * The emails of rows, in lower case, that contain a text: the first `most`. Steps through the index from one person to
 * the next, like `listKinds`. One round trip. Fails with store-unreachable.
 */
export function peopleLike(text: string, most: number): Promise<Result<string[]>> {
  return ask("find people in the audit trail", async (database) => {
    const found = await database.execute(sql`
      SELECT name FROM (${namesIn(sql`lower(person_email)`)}) AS people
      WHERE position(${text.toLowerCase()} in name) > 0 LIMIT ${most}`);
    return people.parse(found).rows.map(({ name }) => name);
  });
}

const people = z.object({ rows: z.array(z.object({ name: z.string() })) });

const kinds = z.object({ rows: z.array(z.object({ kind: z.string(), name: z.string() })) });

/** Steps through the column's index from one name to the next: a few dozen looks, however many rows there are. */
const namesIn = (column: SQL) => sql`
  WITH RECURSIVE names AS (
    (SELECT ${column} AS name FROM audit_rows ORDER BY ${column} LIMIT 1)
    UNION ALL
    SELECT (SELECT ${column} FROM audit_rows WHERE ${column} > names.name ORDER BY ${column} LIMIT 1)
    FROM names WHERE names.name IS NOT NULL
  )
  SELECT name FROM names WHERE name IS NOT NULL`;

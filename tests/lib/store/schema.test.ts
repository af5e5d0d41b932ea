import { is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { store } from "@/lib/store/database";
import * as schema from "@/lib/store/schema";
import * as secretTables from "@/lib/store/secrets/tables";
import { onBothStores } from "@/tests/kit/store/both-stores";

const columns = z.object({
  rows: z.array(
    z.object({
      table: z.string(),
      column: z.string(),
      type: z.string(),
      required: z.boolean(),
      key: z.coerce.number().nullable(),
    }),
  ),
});

const tables = [...Object.values(schema), ...Object.values(secretTables)].filter((it) => is(it, PgTable));

/** What the queries take the tables for: `table.column type`, with its place in the primary key. */
const wanted = tables.flatMap((table) => {
  const { name, columns: all, primaryKeys } = getTableConfig(table);
  const together = primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
  const key = together.length > 0 ? together : all.filter((it) => it.primary).map((it) => it.name);
  return all.map((column) =>
    lineOf({
      table: name,
      column: column.name,
      type: column.getSQLType().replace(" (", "("),
      required: column.notNull,
      key: key.includes(column.name) ? key.indexOf(column.name) + 1 : null,
    }),
  );
});

type Column = z.infer<typeof columns>["rows"][number];

function lineOf({ table, column, type, required, key }: Column): string {
  return `${table}.${column} ${type}${required ? " not null" : ""}${key === null ? "" : ` key ${key}`}`;
}

// SQL that is written out names these itself.
const apart = /^(audit_head\.is_only|instances\.|migrations\.)/;

onBothStores(() => {
  test("the tables that the migrations make are those that the queries name, column by column", async () => {
    const found = await (await store()).execute(sql`
      SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
        a.attnotnull AS required, array_position(i.indkey::int[], a.attnum::int) + 1 AS key
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE a.attnum > 0 AND NOT a.attisdropped`);
    const made = columns.parse(found).rows.map(lineOf);
    expect(made.filter((line) => !apart.test(line)).toSorted()).toEqual(wanted.toSorted());
  });
});

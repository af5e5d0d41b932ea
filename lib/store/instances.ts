import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";

/** How many console instances use this database, including this one, and for how many seconds this one has. */
export type Instances = { readonly live: number; readonly ownSeconds: number };

const answer = z.object({
  rows: z.tuple([z.object({ live: z.coerce.number(), own_seconds: z.coerce.number() })]),
});

/**
 * Records that this instance is alive, by the database's clock, and counts those that did so within `seconds`. Deletes
 * those silent for four times as long. Two round trips.
 */
export function beat(id: string, seconds: number): Promise<Result<Instances>> {
  return ask("beat", async (database) => {
    await database.execute(sql`
      INSERT INTO instances (id, began_at, seen_at) VALUES (${id}, clock_timestamp(), clock_timestamp())
      ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`);
    const ago = (factor: number) =>
      sql`clock_timestamp() - make_interval(secs => ${seconds * factor}::float8)`;
    const counted = await database.execute(sql`
      WITH silent AS (DELETE FROM instances WHERE seen_at < ${ago(4)})
      SELECT
        count(*) FILTER (WHERE seen_at > ${ago(1)} OR id = ${id}) AS live,
        coalesce(extract(epoch FROM clock_timestamp() - max(began_at) FILTER (WHERE id = ${id})), 0) AS own_seconds
      FROM instances`);
    const [row] = answer.parse(counted).rows;
    return { live: row.live, ownSeconds: row.own_seconds };
  });
}

/** Records that this instance ends, so that the others share its part of the rate at once. One round trip. */
export function endBeat(id: string): Promise<Result<null>> {
  return ask("end a beat", async (database) => {
    await database.execute(sql`DELETE FROM instances WHERE id = ${id}`);
    return null;
  });
}

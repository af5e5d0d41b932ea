import { sql } from "drizzle-orm";
import type { Database } from "@/lib/store/database";

/**
 * Fills an empty audit trail with `rows` rows over two years, the same every time: 200 people, a third of all acts by
 * the first, 5,000 clients, 10 pools. They are for searching: their hashes are made up, so they make no chain.
 */
export async function seedAudit(database: Database, rows: number): Promise<void> {
  const batch = 50_000;
  for (let first = 1; first <= rows; first += batch)
    await database.execute(sql`
      INSERT INTO audit_rows (
        sequence, id, at, person_id, person_email, role, session_id, source_address, is_source_claimed, pool_id,
        environment, action, object_kind, object_id, client_id, input, before, after, outcome, request_id,
        intent_id, outcome_of, previous, hash
      )
      SELECT
        n, md5(n::text)::uuid, timestamptz '2024-01-01Z' + n * interval '63 s', 'id-' || person,
        'person-' || person || '@example.com', 'operator', md5('s' || n / 50), '192.0.2.' || n % 256, true,
        'eu-west-1_Pool' || chance % 10, 'prod',
        CASE WHEN n % 100000 = 77 THEN 'rare action' ELSE 'action ' || chance / 10 % 12 END,
        'client', 'client' || chance % 5000, 'client' || chance % 5000,
        '{"name":"orders worker ' || n || '","scopes":["auth-resource-server/custom-scope.read"],"tokenMinutes":60}',
        'null', 'null',
        CASE WHEN n % 2 = 1 THEN 'intended' WHEN chance % 40 = 0 THEN 'denied' ELSE 'done' END,
        md5('r' || n), md5('i' || n / 2), CASE WHEN n % 2 = 0 THEN n - 1 END,
        md5('h' || n - 1) || md5('g' || n - 1), md5('h' || n) || md5('g' || n)
      FROM (
        SELECT n, chance, CASE WHEN n % 100000 = 77 THEN 1 WHEN chance % 3 = 0 THEN 0 ELSE chance / 3 % 200 END AS person
        FROM (SELECT n, abs(hashint8(n)::bigint) AS chance FROM generate_series(${first}::bigint, ${first + batch - 1}::bigint) AS n) AS numbers
      ) AS acts`);
  await database.execute(sql`UPDATE audit_head SET sequence = ${rows}`);
  await database.execute(sql`VACUUM ANALYZE audit_rows`);
}

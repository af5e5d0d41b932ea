import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "@/lib/store/database";
import { beat, endBeat } from "@/lib/store/instances";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

onBothStores(() => {
  test("instances count each other while they beat, and no longer than that", async () => {
    await (await store()).execute(sql`DELETE FROM instances`);
    expect(got(await beat("one", 30_000))).toMatchObject({ live: 1 });
    expect(got(await beat("two", 30_000))).toMatchObject({ live: 2 });
    expect(got(await beat("one", 30_000)).live).toBe(2);
    got(await endBeat("two"));
    expect(got(await beat("one", 30_000)).live).toBe(1);
    got(await beat("silent", 30));
    await (await store()).execute(
      sql`UPDATE instances SET seen_at = seen_at - interval '31 s', began_at = began_at - interval '5000 s'`,
    );
    const { live, ownSeconds } = got(await beat("one", 30));
    expect(live).toBe(1);
    expect(ownSeconds).toBeGreaterThan(4_999);
    expect(ownSeconds).toBeLessThan(9_999);
  });

  test("an instance that was silent for four times as long is forgotten, one silent for less is not", async () => {
    const silentFor = async (id: string, seconds: number) => {
      got(await beat(id, 10_000));
      await (await store()).execute(
        sql`UPDATE instances SET seen_at = seen_at - make_interval(secs => ${seconds}::float8) WHERE id = ${id}`,
      );
    };
    await (await store()).execute(sql`DELETE FROM instances`);
    await silentFor("long gone", 41_000);
    await silentFor("late", 39_000);
    expect(got(await beat("one", 10_000)).live).toBe(1);
    const rows = await (await store()).execute(sql`SELECT id FROM instances ORDER BY id`);
    expect(rows).toMatchObject({ rows: [{ id: "late" }, { id: "one" }] });
  });

  test("an instance that beats again is live to the others again", async () => {
    await (await store()).execute(sql`DELETE FROM instances`);
    got(await beat("one", 30_000));
    await (await store()).execute(sql`UPDATE instances SET seen_at = seen_at - interval '40000 s'`);
    expect(got(await beat("two", 30_000)).live).toBe(1);
    got(await beat("one", 30_000));
    expect(got(await beat("two", 30_000)).live).toBe(2);
  });

  test("an instance that ends takes no other along", async () => {
    await (await store()).execute(sql`DELETE FROM instances`);
    for (const id of ["one", "two", "three"]) got(await beat(id, 30_000));
    got(await endBeat("two"));
    expect(got(await beat("one", 30_000)).live).toBe(2);
  });
});

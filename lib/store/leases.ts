import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import { ask, type Database } from "@/lib/store/database";
import { leases } from "@/lib/store/schema";

/** By the database's own clock. Longer than a read and a write of Cognito may take together; then its holder has died. */
const SECONDS = 60;

/** Times to wait before each try, with as much again at random. */
const TRIES_MS = [0, 100, 200, 400, 800, 1_500, 3_000];

/**
 * Carries out `act` while nobody else, on whichever instance, does so under the same name. Two round trips where nobody
 * is at it. Answers busy where somebody still is after 6 seconds or more, store-unreachable, otherwise as `act`.
 */
export async function alone<T>(name: string, act: () => Promise<Result<T>>): Promise<Result<T>> {
  const holder = randomUUID();
  for (const wait of TRIES_MS) {
    await new Promise((done) => setTimeout(done, wait * (1 + Math.random())));
    const held = await ask("take a lease", (database) => take(database, name, holder));
    if (!held.ok) return held;
    if (held.value) return await act().finally(() => letGo(name, holder));
  }
  return failed(problem("busy"));
}

async function take(database: Database, name: string, holder: string): Promise<boolean> {
  const heldUntil = sql`clock_timestamp() + make_interval(secs => ${SECONDS}::float8)`;
  const taken = await database
    .insert(leases)
    .values({ name, holder, heldUntil })
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder: sql`excluded.holder`, heldUntil: sql`excluded.held_until` },
      // Ours already, where the answer to the first try of the same statement was lost.
      setWhere: sql`${leases.heldUntil} < clock_timestamp() OR ${leases.holder} = excluded.holder`,
    })
    .returning({ name: leases.name });
  return taken.length > 0;
}

function letGo(name: string, holder: string): Promise<Result<null>> {
  return ask("let go of a lease", async (database) => {
    await database.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, holder)));
    return null;
  });
}

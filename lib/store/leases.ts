import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { ask, type Database } from "@/lib/store/database";
import { leases } from "@/lib/store/schema";

/** By the database's clock. Longer than a read and a write of Cognito together: after that the holder has died. */
const SECONDS = 60;

/** A write sent with less time left than this could still be under way when somebody else takes the lease. */
const LAST_WRITE_MS = 30_000;

/** What the holder of a lease knows of it. */
export type Lease = {
  /**
   * Whether a write that is sent now ends before the lease: 10 seconds for its answer, 15 for a look if the answer is
   * lost, and some for the store. By this machine's clock, from before the lease was requested.
   */
  readonly mayWrite: () => boolean;
};

/** Milliseconds to wait before each try, plus up to as much again at random. */
const TRIES_MS = [0, 100, 200, 400, 800, 1_500, 3_000];

/**
 * Runs `act` under the lease of this name, which one caller on all instances holds at a time. Two round trips if it
 * is free. Fails with busy if it is still held after 6 seconds or more, store-unreachable, otherwise as `act`.
 */
export async function alone<T>(name: string, act: (lease: Lease) => Promise<Result<T>>): Promise<Result<T>> {
  const holder = randomUUID();
  for (const wait of TRIES_MS) {
    await new Promise((done) => setTimeout(done, wait * (1 + Math.random())));
    const askedAt = now();
    const lease = { mayWrite: () => now() < askedAt + SECONDS * 1_000 - LAST_WRITE_MS };
    const held = await ask("take a lease", (database) => take(database, name, holder));
    if (!held.ok) return held;
    if (held.value) return await act(lease).finally(() => letGo(name, holder));
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
      // Ours already, if the answer to the first try of the same statement was lost.
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

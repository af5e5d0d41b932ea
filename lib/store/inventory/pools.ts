import "server-only";
import { and, eq, isNull, lt, max, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { clientOwners, inventoryClients, inventoryPools, suspendedClients } from "@/lib/store/schema";

/** What is known of a pool's inventory as a whole. Instants are epoch milliseconds. */
export type InventoryHead = {
  /** Grows with every change of a client. */
  readonly version: number;
  /** When the last whole listing was finished; null before the first. */
  readonly listedAt: number | null;
  /** A sentence that says why the listing after that one is not whole. */
  readonly listProblem: string | null;
  /** The pool's resource servers as JSON, and when they were read. */
  readonly servers: string | null;
  readonly serversAt: number | null;
  /** The pool's own settings as JSON, and when Cognito was asked for them. */
  readonly settings: string | null;
  readonly settingsAt: number | null;
  /** When the owner of one of its clients last changed. */
  readonly ownersAt: number | null;
  /** The clients that are suspended by this console, in the order of their ids. */
  readonly suspended: readonly string[];
  /** When people last looked at the pool, and since when they have without a long pause. */
  readonly lookedSince: number | null;
  readonly lookedAt: number | null;
};

const nothing = {
  version: 0,
  listedAt: null,
  listProblem: null,
  servers: null,
  serversAt: null,
  settings: null,
  settingsAt: null,
  lookedSince: null,
  lookedAt: null,
};

/** The head of a pool's inventory, whether anything is known of it or not. One round trip. */
export function inventoryHead(poolId: string): Promise<Result<InventoryHead>> {
  return ask("read the head of an inventory", async (database) => {
    const owners = database
      .select({ at: max(clientOwners.changedAt).as("at") })
      .from(clientOwners)
      .where(eq(clientOwners.poolId, poolId))
      .as("owners");
    const stands = and(eq(suspendedClients.poolId, poolId), isNull(suspendedClients.endedAt));
    const suspended = database
      .select({ ids: sql`json_agg(client_id ORDER BY client_id)`.as("ids") })
      .from(suspendedClients)
      .where(stands)
      .as("suspended");
    const [row] = await database
      .select({ head: inventoryPools, ownersAt: owners.at, suspended: suspended.ids })
      .from(owners)
      .crossJoin(suspended)
      .leftJoin(inventoryPools, eq(inventoryPools.poolId, poolId));
    const head = row?.head ?? nothing;
    return {
      version: head.version,
      listedAt: head.listedAt?.getTime() ?? null,
      listProblem: head.listProblem,
      servers: head.servers,
      serversAt: head.serversAt?.getTime() ?? null,
      settings: head.settings,
      settingsAt: head.settingsAt?.getTime() ?? null,
      lookedSince: head.lookedSince?.getTime() ?? null,
      lookedAt: head.lookedAt?.getTime() ?? null,
      ownersAt: row?.ownersAt?.getTime() ?? null,
      suspended: ids.parse(row?.suspended ?? []),
    };
  });
}

const ids = z.array(z.string());

const FORGET_GONE_MS = 86_400_000;

/**
 * Saves how a listing ended: whole at `listedAt`, or why not. Deletes clients gone for a day, unless the pool's
 * snapshot is older than their end. Two round trips.
 */
export function saveListing(
  poolId: string,
  { listedAt, problem }: { listedAt: number | null; problem: string | null },
): Promise<Result<null>> {
  const told = { listProblem: problem, ...(listedAt !== null && { listedAt: new Date(listedAt) }) };
  return ask("note a listing", async (database) => {
    await database
      .insert(inventoryPools)
      .values({ poolId, version: 0, ...told })
      .onConflictDoUpdate({ target: inventoryPools.poolId, set: told });
    await database.delete(inventoryClients).where(
      and(
        eq(inventoryClients.poolId, poolId),
        lt(inventoryClients.goneAt, new Date(now() - FORGET_GONE_MS)),
        // An instance that starts from an older snapshot would still show them.
        sql`NOT EXISTS (SELECT FROM inventory_snapshots AS taken
          WHERE taken.pool_id = ${poolId} AND taken.version < ${inventoryClients.version})`,
      ),
    );
    return null;
  });
}

/** Keeps the pool's resource servers, as JSON. One round trip. */
export function saveServers(poolId: string, servers: string, at: number): Promise<Result<null>> {
  return save("keep the resource servers of a pool", poolId, { servers, serversAt: new Date(at) });
}

/** Keeps the pool's own settings, as JSON, unless those that were asked for later are there. One round trip. */
export function saveSettings(poolId: string, settings: string, at: number): Promise<Result<null>> {
  const settingsAt = new Date(at);
  return save(
    "keep the settings of a pool",
    poolId,
    { settings, settingsAt },
    isOlder(inventoryPools.settingsAt, settingsAt),
  );
}

/** Notes that somebody looks at a pool at `at`, and since when people do. Never goes back. One round trip. */
export function saveLook(poolId: string, since: number, at: number): Promise<Result<null>> {
  const lookedAt = new Date(at);
  return save(
    "note a look at a pool",
    poolId,
    { lookedSince: new Date(since), lookedAt },
    isOlder(inventoryPools.lookedAt, lookedAt),
  );
}

/** Writes some members of a pool's head, which may be new; one that is there changes only where `when` holds. */
function save(
  what: string,
  poolId: string,
  set: Partial<typeof inventoryPools.$inferInsert>,
  when?: SQL,
): Promise<Result<null>> {
  return ask(what, async (database) => {
    await database
      .insert(inventoryPools)
      .values({ poolId, version: 0, ...set })
      .onConflictDoUpdate({ target: inventoryPools.poolId, set, ...(when && { setWhere: when }) });
    return null;
  });
}

const isOlder = (column: AnyPgColumn, at: Date): SQL =>
  sql`${column} IS NULL OR ${column} < ${at.toISOString()}`;

/**
 * Takes or renews the right to read a pool in the background, for `seconds` by the database's clock. False if another
 * instance has it. One round trip.
 */
export function holdPool(poolId: string, holder: string, seconds: number): Promise<Result<boolean>> {
  return ask("hold a pool", async (database) => {
    const until = sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)`;
    const held = await database.execute(sql`
      INSERT INTO inventory_pools AS known (pool_id, holder, held_until) VALUES (${poolId}, ${holder}, ${until})
      ON CONFLICT (pool_id) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
      WHERE known.holder IS NULL OR known.holder = ${holder} OR known.held_until < clock_timestamp()
      RETURNING holder`);
    return z.object({ rows: z.array(z.unknown()) }).parse(held).rows.length > 0;
  });
}

/** Gives up the right to read a pool, so that another instance need not wait. One round trip. */
export function letGoOfPool(poolId: string, holder: string): Promise<Result<null>> {
  return ask("let go of a pool", async (database) => {
    const isOurs = and(eq(inventoryPools.poolId, poolId), eq(inventoryPools.holder, holder));
    await database.update(inventoryPools).set({ holder: null, heldUntil: null }).where(isOurs);
    return null;
  });
}

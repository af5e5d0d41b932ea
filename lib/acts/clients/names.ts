import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { nameKey, sameName } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import { isNameTaken } from "@/lib/inventory/clients";
import { followNow, openShelf } from "@/lib/inventory/shelf";
import { alone } from "@/lib/store/leases";

/** The refusal of a name that a client of the pool has already, otherwise null. Calls and failures as `isNameTaken`. */
export async function refuseName(pool: Pool, name: string) {
  const isTaken = await isNameTaken(pool, name);
  if (!isTaken.ok) return isTaken;
  return isTaken.value ? taken() : null;
}

/**
 * Runs `act`, which gives a client this name, while no other act on any instance gives the name to another client: the
 * second one fails with name-taken. `act` must save the name in the inventory before it ends. No call. Otherwise fails
 * as `alone`.
 */
export const aloneWithName = <T>(
  pool: Pool,
  name: string,
  act: () => Promise<Result<T>>,
): Promise<Result<T>> =>
  alone(`client name ${pool.id} ${nameKey(name)}`, async () => {
    await followNow(pool.id);
    const shelf = await openShelf(pool.id);
    if (!shelf.ok) return shelf;
    const isTaken = [...shelf.value.entries.values()].some(({ entry }) => sameName(entry.name, name));
    return isTaken ? taken() : act();
  });

function taken() {
  const { message } = problem("name-taken");
  return failed(problem("name-taken", { fields: { name: message } }));
}

import { CommandError } from "@/lib/commands/command-error";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { fill } from "@/lib/inventory/fill";

/** Reads what these clients' rows lack. Throws CommandError for one that could not be read. */
export async function filled(pool: ReadablePool, clientIds: readonly string[]): Promise<void> {
  for await (const line of fill(pool, clientIds, false))
    if (line.is === "failed") throw new CommandError(`A client could not be read: ${line.message}`);
}

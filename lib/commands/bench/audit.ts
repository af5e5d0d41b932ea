import { programOf } from "@/lib/commands/bench/kit/child";
import { startScratchPostgres } from "@/lib/commands/scratch-postgres";
import { lendTo } from "@/lib/commands/serve/lend-to";

/**
 * Measures the first page of the audit trail with 1,000,000 rows, on its own PostgreSQL: unfiltered and by each filter.
 * Returns whether every figure is within its limit.
 */
export async function benchAudit(stop: AbortSignal): Promise<boolean> {
  // Without fsync the rows are written faster; reads do not depend on it.
  const server = await startScratchPostgres(["fsync=off", "max_wal_size=4GB"]);
  try {
    return (await lendTo(programOf("bench/measure/audit"), { DATABASE_URL: server.url }, stop)) === 0;
  } finally {
    await server.remove();
  }
}

import "server-only";
import { processWide } from "@/lib/process/process-wide";

const troubles = processWide("pool troubles", () => new Map<string, string>());

/** Notes why this process has stopped reading a pool for a while, as a sentence; null once it goes on. */
export function noteTrouble(poolId: string, message: string | null): void {
  if (message === null) troubles.delete(poolId);
  else troubles.set(poolId, message);
}

/** Why a pool is not being read at the moment; null where it is, or where another instance reads it. */
export const troubleOf = (poolId: string): string | null => troubles.get(poolId) ?? null;

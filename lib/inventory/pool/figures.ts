import "server-only";
import { config } from "@/lib/config";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { oldestSecret } from "@/lib/domain/list/filter";
import { upkeepCalls } from "@/lib/domain/list/upkeep";
import { ageRanges, rangeFinder } from "@/lib/domain/secret/age";
import { searchShelf } from "@/lib/inventory/search";
import { openShelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/** What the inventory knows of the M2M clients of a pool. */
export type PoolFigures = {
  readonly clients: number;
  readonly noOwner: number;
  readonly missingScopes: number;
  /** Clients whose oldest secret is in the last of `ageRanges`. */
  readonly oldSecrets: number;
  /** When all names were last listed: epoch milliseconds. */
  readonly listedAt: number;
  /** About how many calls to Cognito keep the pool fresh, and so how many events in CloudTrail. */
  readonly calls: { readonly idleDay: number; readonly lookedAtHour: number };
};

/** Counts the M2M clients of a pool. Null where its names have never all been listed or the store is unreachable. No call. */
export async function poolFigures(pool: ReadablePool): Promise<PoolFigures | null> {
  const opened = await openShelf(pool.id);
  if (!opened.ok || opened.value.head.listedAt === null) return null;
  const { fitting } = searchShelf(opened.value, { page: 1 });
  const rangeOf = rangeFinder(now());
  const { idleHours, cognitoRate } = config();
  const { callsPerSecond, share } = cognitoRate;
  return {
    clients: fitting.length,
    noOwner: fitting.filter(({ ownerTeam }) => ownerTeam === null).length,
    missingScopes: fitting.filter(({ deadScopes }) => (deadScopes ?? 0) > 0).length,
    oldSecrets: fitting.filter((row) => {
      const oldest = oldestSecret(row);
      return oldest !== null && rangeOf(oldest) === ageRanges.length - 1;
    }).length,
    listedAt: opened.value.head.listedAt,
    calls: upkeepCalls(opened.value.entries.size, { idleHours, callsPerSecond: callsPerSecond * share }),
  };
}

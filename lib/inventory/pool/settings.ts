import "server-only";
import { describePool, type PoolDescription } from "@/lib/aws/cognito/pools";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { poolSettings } from "@/lib/domain/pool/glance";
import type { PoolSettings } from "@/lib/domain/pool/overview";
import type { Shelf } from "@/lib/inventory/shelf";
import { saveSettings } from "@/lib/store/inventory/pools";

/**
 * The settings of the pool as an instance last read them, however old; null where none has, or where another version of
 * the console saved them in another shape. No call.
 */
export function knownSettings({ head }: Shelf): PoolSettings | null {
  return head.settings === null ? null : (poolSettings.safeParse(JSON.parse(head.settings)).data ?? null);
}

/** Saves the settings in a description beside the pool's clients, unless newer ones are there. */
export async function noteSettings({ id }: ReadablePool, description: PoolDescription): Promise<void> {
  const { name, tokenUrl, issuer, registration, facts, askedAt } = description;
  const told: PoolSettings = {
    name,
    tokenUrl,
    issuer,
    plan: facts.plan,
    isProtected: facts.isProtected,
    registration,
  };
  await saveSettings(id, JSON.stringify(told), askedAt);
}

/** Reads the settings of the pool and saves them. If Cognito does not describe the pool, the earlier ones stay. 1 call. */
export async function keepSettings(pool: ReadablePool): Promise<void> {
  const description = await describePool(pool, undefined, "background");
  if (description.ok) await noteSettings(pool, description.value);
}

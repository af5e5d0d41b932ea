import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import type { Owner } from "@/lib/domain/access/ownership";
import type { Secret } from "@/lib/domain/secret/secret";
import { rowOf } from "@/lib/inventory/search";
import { openShelf } from "@/lib/inventory/shelf";

/** What is known of a client without asking Cognito. Its secrets may have been listed before its settings were read. */
export type RememberedClient = {
  readonly client: AppClient;
  /** When its settings were read: epoch milliseconds. */
  readonly describedAt: number;
  readonly secrets: readonly Secret[] | null;
  readonly owner: Owner | null;
  readonly isSuspended: boolean;
};

/** What the inventory knows of a client, for where Cognito cannot be asked; null where it was never read. No call. */
export async function rememberedClient(pool: Pool, clientId: string): Promise<RememberedClient | null> {
  const opened = await openShelf(pool.id);
  const entry = opened.ok ? opened.value.entries.get(clientId)?.entry : undefined;
  if (!opened.ok || !entry?.client || entry.describedAt === null) return null;
  return {
    client: entry.client,
    describedAt: entry.describedAt,
    secrets: entry.secrets,
    owner: opened.value.owners.get(clientId) ?? null,
    isSuspended: rowOf(opened.value, entry).isSuspended,
  };
}

import type { ReadablePool } from "@/lib/domain/access/roles";
import { entryText, unreadEntry } from "@/lib/domain/list/inventory";
import { keepSnapshot, openShelf } from "@/lib/inventory/shelf";
import { saveRows } from "@/lib/store/inventory/clients";
import { saveListing, saveServers } from "@/lib/store/inventory/pools";

/** Puts `size` clients into the store, as a hydration leaves them. */
export async function seedInventory(pool: ReadablePool, size: number) {
  const at = Date.now();
  const batch = 500;
  for (let begin = 0; begin < size; begin += batch)
    await saveRows(
      pool.id,
      Array.from({ length: Math.min(batch, size - begin) }, (_, index) => madeUp(begin + index, at)),
    );
  await saveListing(pool.id, { listedAt: at, problem: null });
  const servers = Array.from({ length: 25 }, (_, number) => madeUpServer(number));
  await saveServers(pool.id, JSON.stringify(servers), at);
  const shelf = await openShelf(pool.id);
  if (shelf.ok) await keepSnapshot(shelf.value);
  return { rows: size };
}

const madeUpScope = (server: number, scope: number) =>
  `https://api.example.com/service-${server}/scope-${scope}.read`;

const madeUpServer = (server: number) => ({
  identifier: `https://api.example.com/service-${server}`,
  scopes: Array.from({ length: 20 }, (_, scope) => ({ full: madeUpScope(server, scope) })),
});

function madeUp(number: number, at: number) {
  const clientId = `client${String(number).padStart(20, "0")}`;
  const name = `${["orders", "payments", "stock", "reports"][number % 4]}-worker-${(number * 7_919) % 10_007}`;
  const createdAt = new Date(at - (number % 700) * 86_400_000).toISOString();
  const scopes = Array.from({ length: 1 + (number % 50) }, (_, index) =>
    madeUpScope((number + index) % 25, index % 20),
  );
  const entry = {
    ...unreadEntry({ clientId, name }, false),
    client: {
      clientId,
      name,
      kind: "m2m",
      scopes,
      tokenMinutes: [5, 15, 60, 1_440][number % 4] ?? 60,
      isOAuthOn: true,
      authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      createdAt,
      changedAt: createdAt,
    },
    describedAt: at,
    secrets: [{ secretId: `${clientId}--1`, createdAt }],
  } as const;
  return { clientId, entry: entryText(entry), replaces: 0, isTold: true, isGone: false, askedAt: at };
}

import "server-only";
import type { ClientName } from "@/lib/domain/client/client";
import { unreadEntry } from "@/lib/domain/list/inventory";
import type { Problem } from "@/lib/domain/problem";
import { keep, type Shelf } from "@/lib/inventory/shelf";

/** A name in Cognito’s list, and when its page was asked for: epoch milliseconds. */
export type ListedName = { readonly name: ClientName; readonly askedAt: number };

/** Keeps new clients, and looks again at renamed ones. */
export async function keepNames(shelf: Shelf, found: readonly ListedName[]): Promise<Problem | null> {
  const isKnownWhole = shelf.head.listedAt !== null;
  const news = found.flatMap(({ name, askedAt }) => {
    const known = shelf.entries.get(name.clientId)?.entry;
    if (!known) return [{ entry: unreadEntry(name, isKnownWhole), askedAt }];
    if (known.name === name.name) return [];
    shelf.suspects.add(name.clientId);
    return [{ entry: { ...known, name: name.name } }];
  });
  const kept = await keep(shelf, news);
  return kept.ok ? null : kept.problem;
}

import "server-only";
import type { Kept } from "@/lib/domain/list/snapshot";
import { snapshotText } from "@/lib/domain/list/snapshot";
import { follow, type Shelf } from "@/lib/inventory/shelf";
import { saveSnapshot } from "@/lib/store/inventory/snapshots";

/** After so many changes, or so great a part of the clients, a new snapshot is worth writing. */
const LEAST_CHANGES = 200;
const CHANGED_PART = 0.05;

/**
 * Keeps all that a shelf knows as one text, once enough has changed since the last one. No round trip, or a few;
 * where the store does not answer, the next one is as many changes away.
 */
export async function keepSnapshot(shelf: Shelf): Promise<void> {
  const { entries, revision, snapshotRevision } = shelf;
  if (revision - snapshotRevision < Math.max(LEAST_CHANGES, entries.size * CHANGED_PART)) return;
  // What was kept from here has versions that this shelf has not read yet.
  await follow(shelf);
  const { version } = shelf;
  shelf.snapshotRevision = shelf.revision;
  await saveSnapshot(shelf.poolId, { version, clients: snapshotText([...entries.values()].sort(byName)) });
}

// The order in which the list shows them: whoever starts from the snapshot has little left to sort.
const names = new Intl.Collator("en");
const byName = (one: Kept, other: Kept) => names.compare(one.entry.name, other.entry.name);

import "server-only";
import { now } from "@/lib/process/clock";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { type ClientEntry, difference, factsOf, type OutsideChange } from "@/lib/domain/list/inventory";
import { ok, type Result } from "@/lib/domain/result";
import type { Secret } from "@/lib/domain/secret/secret";
import { ownActOn } from "@/lib/acts/clients/own";
import { keep, type Shelf } from "@/lib/inventory/shelf";
import { tellOutside } from "@/lib/inventory/tell-outside";

/**
 * Keeps what was read of a client, with a note where what is new about it was not done through this console; where that
 * cannot be told yet nothing is kept, and the client is a suspect. Gives what is known then: null where it is gone.
 */
export async function judge(
  pool: ReadablePool,
  shelf: Shelf,
  known: ClientEntry | null,
  entry: ClientEntry,
): Promise<Result<ClientEntry | null>> {
  const found = newsIn(known, entry);
  if (!found) return kept(shelf, entry);
  const whose = await ownActOn(shelf.poolId, entry.clientId, found.since);
  if (whose === "ours") return kept(shelf, { ...entry, isStranger: false });
  if (whose === "not ours") return keptOutside(pool, shelf, entry, found.change);
  shelf.suspects.add(entry.clientId);
  return ok(entry);
}

/** What was seen of a client before it was written here, and when that was asked for. */
export type Seen = {
  readonly client?: AppClient;
  readonly secrets?: readonly Secret[];
  readonly askedAt: number;
};

/**
 * Notes what somebody else had done to a client before it was written here at `wroteAt`: our own write takes the place of
 * `known`, which did not tell of it yet. No round trip where what was seen was known.
 */
export async function judgeSeen(
  pool: Pool,
  shelf: Shelf,
  known: ClientEntry,
  seen: Seen,
  wroteAt: number,
): Promise<void> {
  if ((known.describedAt ?? 0) > seen.askedAt) return;
  const { client = known.client, secrets = known.secrets } = seen;
  const found = newsIn(known, { ...known, client, secrets });
  if (!found) return;
  const act = { personId: pool.person.id, at: wroteAt };
  if ((await ownActOn(shelf.poolId, known.clientId, found.since, act)) !== "not ours") return;
  const entry = shelf.entries.get(known.clientId)?.entry;
  if (entry) await keptOutside(pool, shelf, entry, found.change);
}

/** What is new in a reading, and since when (null for ever); null where nothing is. */
function newsIn(known: ClientEntry | null, entry: ClientEntry) {
  if (entry.isStranger && entry.client !== null)
    return { change: { kind: "created", before: null, after: factsOf(entry) }, since: null } as const;
  const found = known && difference(known, entry);
  return found && { change: { kind: "changed", ...found } as const, since: known.describedAt };
}

/** Keeps a client with what was done to it outside. Gives what is known then. */
export async function keptOutside(
  pool: ReadablePool,
  shelf: Shelf,
  entry: ClientEntry,
  change: Omit<OutsideChange, "at">,
  isGone = false,
): Promise<Result<ClientEntry | null>> {
  // What was noticed before makes room for it, and may not be told of yet.
  if (entry.outside) await tellOutside(pool);
  const outside = { ...change, at: now() };
  return kept(shelf, { ...entry, isStranger: false, outside }, { isTold: false, isGone });
}

async function kept(
  shelf: Shelf,
  entry: ClientEntry,
  more: { isTold: boolean; isGone: boolean } = { isTold: true, isGone: false },
): Promise<Result<ClientEntry | null>> {
  const newest = shelf.entries.get(entry.clientId)?.entry;
  // Judging takes a while, and meanwhile somebody may have kept a later answer, such as that to our own write.
  if (newest && (newest.describedAt ?? 0) > (entry.describedAt ?? 0)) return ok(newest);
  const done = await keep(shelf, [{ entry, ...more }]);
  if (!done.ok) return done;
  return ok(
    done.value.has(entry.clientId) && !more.isGone
      ? entry
      : (shelf.entries.get(entry.clientId)?.entry ?? null),
  );
}

import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, eq, lt, ne, sql } from "drizzle-orm";
import { now } from "@/lib/clock";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";
import { intents } from "@/lib/store/schema";

/** A filled-in form about to be carried out. */
export type IntentClaim = {
  readonly personId: string;
  /** The form's own id: one filled-in form is carried out once. */
  readonly intentId: string;
  readonly operation: string;
  readonly poolId: string;
  /** What it is about, where that is known before; for a creation the name. */
  readonly object?: IntentObject | null;
};

export type IntentObject = { readonly kind: string; readonly id: string };

/** What finds out later whether a write whose answer was lost was carried out. */
export type IntentTrace = {
  /** Ids that were there before: whatever is not among them may be ours. */
  readonly knownIds?: readonly string[];
  /** Of the secret we made (lib/secret-fingerprint), never the secret. */
  readonly fingerprint?: string;
  readonly object?: IntentObject;
};

/** A claim as the store keeps it. `createdAt` is in epoch milliseconds. */
export type Intent = Required<IntentClaim> & {
  readonly knownIds: readonly string[];
  readonly fingerprint: string | null;
  readonly createdAt: number;
};

const MOST_OPEN = 1_000;

/**
 * Takes the right to carry out a form, once, on whichever instance it arrives. False where it was taken before; a
 * form that was released may be claimed again. One round trip.
 */
export function claimIntent(intent: IntentClaim): Promise<Result<boolean>> {
  const { personId, intentId: id, operation, poolId, object } = intent;
  const claim = randomUUID();
  const row = {
    claim,
    operation,
    poolId,
    objectKind: object?.kind ?? null,
    objectId: object?.id ?? null,
    knownIds: [],
    fingerprint: null,
    state: "open" as const,
    createdAt: new Date(now()),
    settledAt: null,
  };
  return ask("claim an intent", async (database) => {
    const claimed = await database
      .insert(intents)
      .values({ personId, id, ...row })
      .onConflictDoUpdate({
        target: [intents.personId, intents.id],
        set: row,
        // One's own claim of a moment ago, whose answer was lost, counts as taken now.
        setWhere: sql`${intents.state} = 'refused' OR ${intents.claim} = ${claim}`,
      })
      .returning({ id: intents.id });
    return claimed.length > 0;
  });
}

/** Adds what a later look will need, before the call that may lose its answer. One round trip. */
export function traceIntent(personId: string, intentId: string, trace: IntentTrace): Promise<Result<null>> {
  const { knownIds, fingerprint, object } = trace;
  return change("trace an intent", personId, intentId, {
    ...(knownIds && { knownIds: [...knownIds] }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(object && { objectKind: object.kind, objectId: object.id }),
  });
}

/** Closes it: carried out (`settled`), or nobody could find out (`unknown`). It cannot be claimed again. */
export function settleIntent(
  personId: string,
  intentId: string,
  state: "settled" | "unknown",
): Promise<Result<null>> {
  return change("settle an intent", personId, intentId, { state, settledAt: new Date(now()) });
}

/** Gives it back, after a refusal that is known to have changed nothing: the same form may be sent again. */
export function releaseIntent(personId: string, intentId: string): Promise<Result<null>> {
  return change("release an intent", personId, intentId, { state: "refused", settledAt: new Date(now()) });
}

/** Intents begun before `olderThan` (epoch milliseconds) and never closed: their process died on the way. Oldest first. */
export function openIntents(olderThan: number): Promise<Result<Intent[]>> {
  return ask("list open intents", async (database) => {
    const found = await database
      .select()
      .from(intents)
      .where(and(eq(intents.state, "open"), lt(intents.createdAt, new Date(olderThan))))
      .orderBy(asc(intents.createdAt))
      .limit(MOST_OPEN);
    return found.map(toIntent);
  });
}

function change(
  operation: string,
  personId: string,
  intentId: string,
  changes: Partial<typeof intents.$inferInsert>,
): Promise<Result<null>> {
  return ask(operation, async (database) => {
    // What was carried out stays so, whoever comes late.
    const isIt = and(eq(intents.personId, personId), eq(intents.id, intentId), ne(intents.state, "settled"));
    await database.update(intents).set(changes).where(isIt);
    return null;
  });
}

function toIntent(stored: typeof intents.$inferSelect): Intent {
  const { personId, id, operation, poolId, objectKind, objectId, knownIds, fingerprint, createdAt } = stored;
  return {
    personId,
    intentId: id,
    operation,
    poolId,
    object: objectKind === null || objectId === null ? null : { kind: objectKind, id: objectId },
    knownIds,
    fingerprint,
    createdAt: createdAt.getTime(),
  };
}

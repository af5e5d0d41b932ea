import "server-only";
import { and, asc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { intents } from "@/lib/store/schema";

/** The facts that show later whether a write whose answer was lost was carried out. */
export type IntentTrace = {
  /** The object of the write; for a creation the name. */
  readonly object: IntentObject | null;
  /** The ids that existed before: any other may be ours. For the deletion of a secret, the ids of its note. */
  readonly knownIds: readonly string[];
  /** The fingerprint of the secret made here (lib/process/secret-fingerprint), never the secret. */
  readonly fingerprint: string | null;
};

export type IntentObject = { readonly kind: string; readonly id: string };

/** The trace of an act that leaves nothing to look for. */
export const untraced: IntentTrace = { object: null, knownIds: [], fingerprint: null };

/** A filled-in form about to be carried out. `claim` is the id of this attempt, to recognise it after a lost answer. */
export type IntentClaim = IntentTrace & {
  readonly personId: string;
  /** The form's own id: one filled-in form is carried out once. */
  readonly intentId: string;
  readonly claim: string;
  readonly operation: string;
  readonly poolId: string;
};

/**
 * How a form was closed: carried out; known to have changed nothing, so that it may be sent again; with an unknown
 * outcome; or found later to have been carried out, after its process died without an answer.
 */
export type IntentEnd = "settled" | "refused" | "unknown" | "recovered";

/** A claim as the store keeps it. `createdAt` is in epoch milliseconds; `isOpen` while nobody has closed it. */
export type Intent = Omit<IntentClaim, "claim"> & { readonly createdAt: number; readonly isOpen: boolean };

/** How an act's form is closed. A form with an unknown outcome may not be sent again blindly. */
export function formAfter(result: Result<unknown>): IntentEnd {
  if (result.ok) return "settled";
  return result.problem.code === "unknown-outcome" ? "unknown" : "refused";
}

/** The `poolId` of an act over several pools. */
export const NO_POOL = "";

const MOST = 100;

/**
 * The part of a statement that claims the right to carry out a form, once across all instances. Returns a row if the
 * claim is ours. A form that was refused may be claimed again.
 */
export function claiming(intent: IntentClaim): SQL {
  const { personId, intentId, claim, operation, poolId, object, knownIds, fingerprint } = intent;
  return sql`
    INSERT INTO intents (
      person_id, id, claim, operation, pool_id, object_kind, object_id, known_ids, fingerprint, state, created_at
    )
    VALUES (
      ${personId}, ${intentId}, ${claim}::uuid, ${operation}, ${poolId}, ${object?.kind ?? null},
      ${object?.id ?? null}, ARRAY(SELECT json_array_elements_text(${JSON.stringify(knownIds)}::json)),
      ${fingerprint}, 'open', ${new Date(now()).toISOString()}::timestamptz
    )
    ON CONFLICT (person_id, id) DO UPDATE SET
      claim = excluded.claim, operation = excluded.operation, pool_id = excluded.pool_id,
      object_kind = excluded.object_kind, object_id = excluded.object_id, known_ids = excluded.known_ids,
      fingerprint = excluded.fingerprint, state = 'open', created_at = excluded.created_at, settled_at = NULL
    WHERE intents.state = 'refused' OR intents.claim = excluded.claim
    RETURNING id`;
}

/**
 * The part of a statement that closes a form and keeps its object. A form that was carried out stays so, even for a
 * late caller. With `isLost`, closes only a form that is still open or has an unknown outcome.
 */
export function closing(personId: string, intentId: string, state: IntentEnd, isLost: boolean): SQL {
  const closable = isLost ? sql`state IN ('open', 'unknown')` : sql`state <> 'settled'`;
  return sql`
    UPDATE intents SET state = ${state}, settled_at = ${new Date(now()).toISOString()}::timestamptz
    WHERE person_id = ${personId} AND id = ${intentId} AND ${closable}
    RETURNING id`;
}

/** Whether a form was claimed before and not refused since. One round trip. Fails with store-unreachable. */
export function wasSent(personId: string, intentId: string): Promise<Result<boolean>> {
  return ask("look whether a form was sent", async (database) => {
    const isForm = and(eq(intents.personId, personId), eq(intents.id, intentId));
    const query = database.select({ state: intents.state }).from(intents).where(isForm);
    const [known] = await query;
    return known !== undefined && known.state !== "refused";
  });
}

/** What the store keeps of a form, with how it was closed; null if it was never sent. One round trip. */
export function findIntent(
  personId: string,
  intentId: string,
): Promise<Result<(Intent & { readonly state: IntentEnd | "open" }) | null>> {
  return ask("find a form", async (database) => {
    const isForm = and(eq(intents.personId, personId), eq(intents.id, intentId));
    const [row] = await database.select().from(intents).where(isForm);
    return row ? { ...toIntent(row), state: row.state } : null;
  });
}

/** Intents of a pool begun before `olderThan` (epoch milliseconds) and never closed, oldest first. One round trip. */
export function openIntents(poolId: string, olderThan: number): Promise<Result<Intent[]>> {
  const isOpen = and(eq(intents.state, "open"), lt(intents.createdAt, new Date(olderThan)));
  return find("list open intents", and(eq(intents.poolId, poolId), isOpen));
}

/**
 * Acts on an object whose answer nobody got: they may have made something that nobody knows. An open one is under way,
 * or its process died a moment ago. One round trip.
 */
export function unansweredIntents(poolId: string, object: IntentObject): Promise<Result<Intent[]>> {
  const isUnanswered = inArray(intents.state, ["open", "unknown", "recovered"]);
  const isAbout = and(eq(intents.objectKind, object.kind), eq(intents.objectId, object.id));
  return find("list unanswered intents", and(eq(intents.poolId, poolId), isUnanswered, isAbout));
}

/** How long a form that was carried out or refused is remembered after it was sent: longer than any page stays open. */
const KEPT_MS = 30 * 86_400_000;

/** Deletes forms that ended long ago, except those with an unknown outcome. One round trip. */
export function pruneIntents(): Promise<Result<null>> {
  return ask("forget old forms", async (database) => {
    const isOver = inArray(intents.state, ["settled", "refused"]);
    await database.delete(intents).where(and(isOver, lt(intents.createdAt, new Date(now() - KEPT_MS))));
    return null;
  });
}

function find(operation: string, condition: SQL | undefined): Promise<Result<Intent[]>> {
  return ask(operation, async (database) => {
    const query = database.select().from(intents).where(condition);
    return (await query.orderBy(asc(intents.createdAt)).limit(MOST)).map(toIntent);
  });
}

function toIntent(stored: typeof intents.$inferSelect): Intent {
  const { personId, id, operation, poolId, objectKind, objectId, knownIds, fingerprint, createdAt } = stored;
  return {
    isOpen: stored.state === "open",
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

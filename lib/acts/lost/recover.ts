import "server-only";
import { z } from "zod";
import { cannotTell, type Finder, type Found, interrupted, type LostIntent } from "@/lib/acts/lost/act";
import * as client from "@/lib/acts/lost/client";
import { lostLink, lostOwner, lostPolicy, lostView, lostWaiver } from "@/lib/acts/lost/record";
import { lostRun } from "@/lib/acts/lost/run";
import { lostAddition, lostEnding, lostRetirement } from "@/lib/acts/lost/secret";
import * as server from "@/lib/acts/lost/server";
import { storeSettings } from "@/lib/config";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditAction } from "@/lib/domain/audit/action";
import { foundOutcomes, type LostAct } from "@/lib/domain/audit/lost-act";
import { type AuditRow, factsIn } from "@/lib/domain/audit/row";
import { ok, type Result } from "@/lib/domain/result";
import { own } from "@/lib/domain/text/own";
import { isGone, knownName, mayHold } from "@/lib/inventory/clients";
import { now } from "@/lib/process/clock";
import { processWide } from "@/lib/process/process-wide";
import { findIntent, type Intent, type IntentEnd, NO_POOL, openIntents } from "@/lib/store/audit/intents";
import { recordFound } from "@/lib/store/audit/rows";
import { findIntended } from "@/lib/store/audit/search";
import { foundRows } from "@/lib/store/found-rows";

/** Longer than the deadlines of any act: the process of an intent that is still open by then has died. */
const LOST_AFTER_MS = 120_000;
/** How often a pool's intents are looked at, at most. */
const LOOK_EVERY_MS = 30_000;

const looked = processWide("looks for open intents", () => new Map<string, number>());

/** How long a person is notified of a secret that they never got, and of the outcomes of other acts. */
const TELL_OF_SECRETS_MS = 7 * 86_400_000;
const TELL_MS = 86_400_000;

/** Finds the outcome of an act whose process died, by action. */
const finders: Record<AuditAction, Finder> = {
  "create client": client.lostCreation,
  "edit client": client.lostEdit,
  "drop dead scopes": client.lostDeadScopes,
  "remove scope from client": client.lostScopeOfClient,
  "switch on OAuth": client.lostSwitch,
  "suspend client": client.lostSuspension,
  "resume client": client.lostResumption,
  "delete client": client.lostDeletion,
  "start rotation": lostAddition,
  "undo rotation": lostAddition,
  "finish rotation": lostEnding("finished"),
  "cancel rotation": lostEnding("cancelled"),
  "delete leaked secret": lostEnding("leaked"),
  "plan retirement": lostRetirement,
  "edit owner": lostOwner,
  "create resource server": server.lostServerCreation,
  "edit resource server": server.lostServerEdit,
  "remove scope": server.lostScopeRemoval,
  "delete resource server": server.lostServerDeletion,
  "set scope policy": lostPolicy,
  "waive finding": lostWaiver,
  "end waiver": lostWaiver,
  "draft run": lostRun,
  "start run": lostRun,
  "stop run": lostRun,
  "retry run": lostRun,
  "link client": lostLink,
  "unlink client": lostLink,
  "save view": lostView,
  "rename view": lostView,
  "delete view": lostView,
  "prove secret": interrupted,
  "test token": interrupted,
  "check token": interrupted,
  "explain failure": interrupted,
  "export clients": interrupted,
  "export client settings": interrupted,
  "download kit": interrupted,
  "export audit trail": interrupted,
  "export findings": interrupted,
  "export evidence": interrupted,
  "export run": interrupted,
  "export matrix": interrupted,
  "sign in": interrupted,
  "changed outside": interrupted,
  "resumed outside": interrupted,
};

/** An act of another release. */
const stranger: Finder = async () => cannotTell({});

/**
 * The outcomes of the person's acts in this pool that got no answer because the console died. Recovers open intents
 * first. Usually two round trips to the store and no call to Cognito.
 */
export async function recoveredActs(pool: Pool): Promise<LostAct[]> {
  await recoverIntents(pool);
  return (await knownLostActs([pool])).map(({ act }) => act);
}

/**
 * The outcomes that were found out already, of the person's acts in any of these pools, with the pool of each. One round
 * trip to the store and no call to Cognito.
 */
export async function knownLostActs(pools: readonly Pool[]): Promise<{ pool: Pool; act: LostAct }[]> {
  const [first] = pools;
  if (!first) return [];
  const ids = pools.map(({ id }) => id);
  const found = await foundRows(first.person.id, ids, now() - TELL_OF_SECRETS_MS);
  const told: { pool: Pool; act: LostAct }[] = [];
  for (const row of found.ok ? found.value : []) {
    const pool = pools.find(({ id }) => id === row.poolId);
    const act = pool ? await toLostAct(pool, row) : null;
    if (pool && act && (await isWorthTelling(pool, row, act))) told.push({ pool, act });
  }
  return told;
}

async function toLostAct(pool: Pool, row: AuditRow): Promise<LostAct | null> {
  const { action, clientId, object } = row;
  const outcome = foundOutcomes.find((it) => it === row.outcome);
  if (!outcome) return null;
  const identifier = object?.kind === "resource server" ? object.id : null;
  const known = clientId === null ? null : await knownName(pool, clientId);
  const said = [row.after, row.before, row.input].map((it) => named.safeParse(it).data?.name);
  const name = identifier ?? known ?? said.find((it) => it !== undefined) ?? clientId;
  return name === null ? null : { action, outcome, name, clientId, identifier, at: row.at };
}

const named = z.object({ name: z.string() });

/** Reports an unseen secret until it is gone, and other acts for a day. Never reports reads and private views. */
async function isWorthTelling(pool: Pool, row: AuditRow, { action, outcome, clientId }: LostAct) {
  if (outcome === "interrupted" || action.endsWith(" view")) return false;
  if (outcome === "recovered" && clientId !== null) {
    if (action === "start rotation") return mayHold(pool, clientId, row.object?.id ?? "");
    if (action === "create client") return !(await isGone(pool, clientId, Date.parse(row.at)));
  }
  return Date.parse(row.at) > now() - TELL_MS;
}

/**
 * Finds the outcome of each act whose process died between intent and outcome, records it in the audit trail and closes
 * the act's form. If there are no such acts, which is nearly always, this takes one round trip to the store and no call
 * to Cognito. An outcome that cannot be found now is left for the next time.
 */
export async function recoverIntents(pool: Pool): Promise<void> {
  if ((looked.get(pool.id) ?? 0) > now() - LOOK_EVERY_MS) return;
  looked.set(pool.id, now());
  const open = await openIntents(pool.id, lostBefore());
  for (const intent of open.ok ? open.value : []) await recover(finderIn(pool), intent);
}

/** Only one process uses an embedded store, so the process of an act begun before this one started is dead. */
function lostBefore(): number {
  const late = now() - LOST_AFTER_MS;
  return storeSettings().databaseUrl === null ? Math.max(late, Math.floor(performance.timeOrigin)) : late;
}

/** The same for acts on runs, which are of no pool. One round trip to the store, no call to Cognito. */
export async function recoverRunActs(): Promise<void> {
  const open = await openIntents(NO_POOL, lostBefore());
  for (const intent of open.ok ? open.value : []) await recover(lostRun, intent);
}

/**
 * How a form of a run ended. Finds it out if its process died, or if nobody could tell; without a pool, that is unknown.
 * `unsent` if it never got as far as its intent, `open` while its act may be under way. Fails with store-unreachable.
 */
export async function endOfForm(
  pool: Pool | null,
  personId: string,
  intentId: string,
): Promise<Result<IntentEnd | "unsent" | "open">> {
  const known = await findIntent(personId, intentId);
  if (!known.ok) return known;
  if (!known.value) return ok("unsent");
  const { state, createdAt } = known.value;
  const isLost = state === "unknown" || (state === "open" && createdAt < lostBefore());
  if (!isLost) return ok(state);
  return ok(pool ? ((await recover(finderIn(pool), known.value)) ?? state) : "unknown");
}

type FindIn = (lost: Omit<LostIntent, "pool">) => Promise<Found | null>;

const finderIn =
  (pool: Pool): FindIn =>
  (lost) =>
    (own<Finder>(finders, lost.row.action) ?? stranger)({ ...lost, pool });

/** Returns how the form is closed now; null if that cannot be found out now. */
async function recover(find: FindIn, intent: Intent): Promise<IntentEnd | null> {
  const intended = await findIntended(intent.personId, intent.intentId);
  if (!intended.ok || !intended.value) return null;
  const row = intended.value;
  const found = await find({ intent, row });
  if (!found || (found.form === "unknown" && !intent.isOpen)) return null;
  await recordFound({ sequence: row.sequence, facts: factsIn(row) }, found.end, found.form);
  return found.form;
}

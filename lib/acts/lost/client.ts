import "server-only";
import { z } from "zod";
import { aboutClient } from "@/lib/acts/about";
import { findMade } from "@/lib/acts/clients/creation";
import { editable } from "@/lib/acts/clients/editing";
import { isOnForTokens } from "@/lib/acts/clients/switch-oauth";
import { hasOurFlow, isAsBefore, isOff } from "@/lib/acts/clients/switching";
import {
  cannotTell,
  done,
  type Finder,
  type Found,
  type LostIntent,
  notDone,
  ownerInput,
} from "@/lib/acts/lost/act";
import { isOf } from "@/lib/acts/servers/holders";
import { getClient } from "@/lib/aws/cognito/clients";
import { describeWritable, type WritableClient } from "@/lib/aws/cognito/writable-client";
import { ownerFacts } from "@/lib/domain/access/owner-draft";
import type { Suspension } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditRow } from "@/lib/domain/audit/row";
import { changed, differences } from "@/lib/domain/client/change";
import { knownName } from "@/lib/inventory/clients";
import { forget, remember } from "@/lib/inventory/own-writes";
import { deadAmong } from "@/lib/inventory/resource-servers";
import { followNow } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { forgetRecords } from "@/lib/store/deleted-clients";
import { saveOwner } from "@/lib/store/ownership";
import { forgetSuspension, saveSuspension, suspensionOf } from "@/lib/store/suspensions";

/** Looks for the client that holds the secret whose fingerprint was kept. */
export const lostCreation: Finder = async ({ pool, intent, row }) => {
  const { object, knownIds, fingerprint } = intent;
  // Without a fingerprint, Cognito made the secret: the client looks like any other of this name.
  const isOurs = (secret: string) => fingerprint === null || secretFingerprint(secret) === fingerprint;
  const made = await findMade(pool, { name: object?.id ?? "", knownIds, isOurs });
  if (!made.ok) return null;
  if (!made.value) return notDone({});
  if (fingerprint === null) return cannotTell({});
  const { clientId, name, scopes } = made.value;
  await remember(pool, made.value);
  const owner = ownerInput.safeParse(row.input);
  if (owner.success) await saveOwner(pool.id, clientId, ownerFacts(owner.data), row.person.email);
  return done({ ...aboutClient(clientId), after: { name, scopes: [...scopes] } });
};

/** An unchanged `changedAt` shows that nothing was done; matching settings show that everything was. */
export const lostEdit: Finder = (lost) =>
  onClient(lost, async (found) => {
    const about = aboutClient(found.client.clientId);
    const edit = editInput.safeParse(lost.row.input);
    if (!edit.success) return cannotTell(about);
    if (edit.data.changedAt === found.client.changedAt) return notDone(about);
    const current = editable(found);
    if (differences(current, changed(current, edit.data)).length > 0) return cannotTell(about);
    return doneTo(lost.pool, found, { after: { ...current, scopes: [...current.scopes] } });
  });

export const lostDeadScopes: Finder = (lost) =>
  onClient(lost, async (found) => {
    const dead = await deadAmong(lost.pool, found.client.scopes);
    if (!dead.ok) return null;
    return dead.value.dead.length > 0 ? notDone(aboutClient(found.client.clientId)) : letGo(lost.pool, found);
  });

export const lostScopeOfClient: Finder = (lost) =>
  onClient(lost, async (found) => {
    const about = aboutClient(found.client.clientId);
    const asked = holderInput.safeParse(lost.row.input);
    if (!asked.success) return cannotTell(about);
    const { identifier, scope } = asked.data;
    const isHeld = found.client.scopes.some((it) => isOf(it, identifier, scope));
    return isHeld ? notDone(about) : letGo(lost.pool, found);
  });

export const lostSwitch: Finder = (lost) =>
  onClient(lost, async (found) =>
    isOnForTokens(found)
      ? doneTo(lost.pool, found, oauthNow(found))
      : notDone(aboutClient(found.client.clientId)),
  );

/**
 * The first step of a suspension saves the client's settings. If it went no further, that record is deleted, unless it
 * alone has the flows from before an earlier suspension, which somebody else ended without restoring them.
 */
export const lostSuspension: Finder = (lost) =>
  onClient(lost, async (found) => {
    const { pool } = lost;
    const { clientId } = found.client;
    if (isOff(found)) {
      await followNow(pool.id);
      return doneTo(pool, found, oauthNow(found));
    }
    const kept = await suspensionOf(pool.id, clientId);
    if (!kept.ok) return null;
    if (kept.value && isOfAct(kept.value, lost)) {
      const endedAt = new Date(now()).toISOString();
      const holdsFlows = hasOurFlow(found.client) && kept.value.authFlows !== null;
      await (holdsFlows
        ? saveSuspension(pool.id, clientId, { ...kept.value, endedAt })
        : forgetSuspension(pool.id, clientId));
    }
    return notDone(aboutClient(clientId));
  });

/** Whether a record was saved by this act: by the same person, at a time when the act may have run. */
function isOfAct({ suspendedAt, suspendedBy }: Suspension, { intent, row }: LostIntent): boolean {
  const after = Date.parse(suspendedAt) - intent.createdAt;
  return suspendedBy === row.person.email && after >= 0 && after < LONGEST_MS;
}

/** Longer than the deadlines of any act. */
const LONGEST_MS = 120_000;

export const lostResumption: Finder = (lost) =>
  onClient(lost, async (found) => {
    const { pool, intent } = lost;
    const { clientId } = found.client;
    const kept = await suspensionOf(pool.id, clientId);
    if (!kept.ok) return null;
    if (kept.value && Date.parse(kept.value.suspendedAt) > intent.createdAt)
      return cannotTell(aboutClient(clientId));
    if (!isAsBefore(found, kept.value)) return notDone(aboutClient(clientId));
    if (kept.value) await forgetSuspension(pool.id, clientId);
    await followNow(pool.id);
    return doneTo(pool, found, oauthNow(found));
  });

export const lostDeletion: Finder = async ({ pool, row }) => {
  const clientId = row.clientId ?? "";
  const found = await getClient(pool, clientId);
  if (found.ok) return notDone(aboutClient(clientId));
  if (found.problem.code !== "not-found") return null;
  const name = await knownName(pool, clientId);
  await Promise.all([forget(pool, clientId), forgetRecords(pool.id, clientId)]);
  return done({ ...aboutClient(clientId), before: name === null ? null : { name } });
};

/** Calls `find` with the client as Cognito has it now. If the client is gone, the outcome cannot be told. */
async function onClient(
  { pool, row }: { pool: Pool; row: AuditRow },
  find: (found: WritableClient) => Promise<Found | null>,
): Promise<Found | null> {
  const clientId = row.clientId ?? "";
  const found = await describeWritable(pool, clientId);
  if (found.ok) return find(found.value);
  return found.problem.code === "not-found" ? cannotTell(aboutClient(clientId)) : null;
}

async function doneTo(
  pool: Pool,
  { client }: WritableClient,
  more: Pick<Found["end"], "after">,
): Promise<Found> {
  await remember(pool, client);
  return done({ ...aboutClient(client.clientId), ...more });
}

const letGo = (pool: Pool, found: WritableClient) =>
  doneTo(pool, found, { after: { scopes: [...found.client.scopes] } });

const oauthNow = ({ client }: WritableClient) => ({ after: { isOAuthOn: client.isOAuthOn } });

// The inputs of the forms, as the audit trail keeps them.

const editInput = z.object({
  /** Absent for scopes that are put back: those forms did not see the client. */
  changedAt: z.string().optional(),
  name: z.string().optional(),
  addScopes: z.array(z.string()),
  dropScopes: z.array(z.string()).default([]),
  tokenMinutes: z.number().optional(),
  isRevocable: z.boolean().optional(),
});

const holderInput = z.object({ identifier: z.string(), scope: z.string().nullable() });

import "server-only";
import { z } from "zod";
import { now } from "@/lib/process/clock";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { storeSettings } from "@/lib/config";
import type { Pool } from "@/lib/domain/access/roles";
import { type AuditRow, factsIn } from "@/lib/domain/audit/row";
import type { ClientName } from "@/lib/domain/client/client";
import { ownerFacts } from "@/lib/domain/access/owner-draft";
import { findMade, NEW_CLIENT } from "@/lib/acts/clients/creation";
import { knownName, mayHoldMore } from "@/lib/inventory/clients";
import { remember } from "@/lib/inventory/own-writes";
import { NEW_SECRET } from "@/lib/acts/secrets/start";
import { processWide } from "@/lib/process/process-wide";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { type AuditOutcome, recordOutcome } from "@/lib/store/audit/rows";
import { findIntended } from "@/lib/store/audit/search";
import { type Intent, type IntentEnd, openIntents, recoveredIntents } from "@/lib/store/audit/intents";
import { saveOwner } from "@/lib/store/ownership";
import { notesOf } from "@/lib/store/secrets/notes";

/** Deadlines end every act long before; an intent that is still open then has lost its process. */
const LOST_AFTER_MS = 120_000;
/** How often a pool's intents are looked at, at most. */
const LOOK_EVERY_MS = 30_000;

const looked = processWide("looks for open intents", () => new Map<string, number>());

/** How long a person is told of a client whose secret they never got. */
const TELL_FOR_MS = 7 * 86_400_000;

/** What the pool's person began while the console died: a client, or a second secret of one, that nobody knows. */
export type Recovered = ClientName & { readonly is: "client" | "secret" };

/**
 * The clients and secrets that the pool's person made while the console died, so that their values were never shown.
 * Looks first for what came of such acts. Usually two round trips to the store and no call to Cognito.
 */
export async function recoveredActs(pool: Pool): Promise<Recovered[]> {
  await recoverIntents(pool);
  const told = await recoveredIntents(pool.person.id, pool.id, now() - TELL_FOR_MS);
  const found: Recovered[] = [];
  for (const { object, knownIds } of told.ok ? told.value : []) {
    const clientId = object?.id ?? "";
    const is = object?.kind === NEW_SECRET ? "secret" : "client";
    if (is === "secret" && !(await mayHoldMore(pool, clientId, knownIds))) continue;
    found.push({ is, clientId, name: (await knownName(pool, clientId)) ?? clientId });
  }
  return found;
}

/**
 * Finds out what came of the acts whose process died between intent and outcome, writes it into the audit trail and
 * closes their forms. Where there are none, which is nearly always, it is one round trip to the store and no call to
 * Cognito; what cannot be found out now is left for the next time.
 */
export async function recoverIntents(pool: Pool): Promise<void> {
  if ((looked.get(pool.id) ?? 0) > now() - LOOK_EVERY_MS) return;
  looked.set(pool.id, now());
  const open = await openIntents(pool.id, lostBefore());
  for (const intent of open.ok ? open.value : []) await recover(pool, intent);
}

/** An embedded store has one process: what was begun before this one started has lost its own. */
function lostBefore(): number {
  const late = now() - LOST_AFTER_MS;
  return storeSettings().databaseUrl === null ? Math.max(late, Math.floor(performance.timeOrigin)) : late;
}

type Found = { readonly form: IntentEnd; readonly end: AuditOutcome };

async function recover(pool: Pool, intent: Intent): Promise<void> {
  const intended = await findIntended(intent.personId, intent.intentId);
  if (!intended.ok || !intended.value) return;
  const row = intended.value;
  const found = await find(pool, intent, row);
  if (found) await recordOutcome({ sequence: row.sequence, facts: factsIn(row) }, found.end, found.form);
}

async function find(pool: Pool, intent: Intent, row: AuditRow): Promise<Found | null> {
  if (intent.object?.kind === NEW_CLIENT) return findClient(pool, intent, row);
  return intent.object?.kind === NEW_SECRET ? findSecret(pool, intent.object.id, intent) : nobodyKnows;
}

const nobodyKnows: Found = { form: "unknown", end: { outcome: "unknown-outcome", requestId: null } };

/** Looks for the client that holds the secret whose fingerprint was kept. Null where Cognito did not tell. */
async function findClient(
  pool: Pool,
  { object, knownIds, fingerprint }: Intent,
  row: AuditRow,
): Promise<Found | null> {
  // Cognito made its secret, so that nothing tells it from another client of this name.
  if (fingerprint === null) return nobodyKnows;
  const isOurs = (secret: string) => secretFingerprint(secret) === fingerprint;
  const made = await findMade(pool, { name: object?.id ?? "", knownIds, isOurs });
  if (!made.ok) return null;
  if (!made.value) return { form: "refused", end: { outcome: "not-done", requestId: null } };
  const { clientId, name, scopes } = made.value;
  remember(pool, made.value);
  const owner = ownerInput.safeParse(row.input);
  if (owner.success) await saveOwner(pool.id, clientId, ownerFacts(owner.data), row.person.email);
  return {
    form: "recovered",
    end: {
      outcome: "recovered",
      requestId: null,
      object: { kind: "client", id: clientId },
      clientId,
      after: { name, scopes: [...scopes] },
    },
  };
}

/**
 * Looks for the secret that nobody knows: its value died with the process, and Cognito tells of none. Null where Cognito
 * did not tell.
 */
async function findSecret(pool: Pool, clientId: string, { knownIds }: Intent): Promise<Found | null> {
  const [listed, notes] = await Promise.all([listSecrets(pool, clientId), notesOf(pool.id, clientId)]);
  if (!listed.ok || !notes.ok) return null;
  const ours = listed.value.find(
    ({ secretId }) => !knownIds.includes(secretId) && !notes.value.has(secretId),
  );
  if (!ours) return { form: "refused", end: { outcome: "not-done", requestId: null, clientId } };
  return { form: "recovered", end: { outcome: "recovered", requestId: null, clientId, after: { ...ours } } };
}

/** What the form said of the owner, as the audit trail kept it. */
const ownerInput = z.object({
  ownerTeam: z.string().nullable(),
  contact: z.string(),
  purpose: z.string(),
  ticket: z.string(),
});

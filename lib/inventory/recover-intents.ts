import "server-only";
import { z } from "zod";
import { now } from "@/lib/clock";
import type { Pool } from "@/lib/domain/access";
import { type AuditRow, factsIn } from "@/lib/domain/audit";
import type { ClientName } from "@/lib/domain/client";
import { ownerFacts } from "@/lib/domain/owner-draft";
import { findMade, NEW_CLIENT } from "@/lib/inventory/add-client";
import { knownName, remember } from "@/lib/inventory/clients";
import { processWide } from "@/lib/process-wide";
import { secretFingerprint } from "@/lib/secret-fingerprint";
import { type AuditOutcome, recordOutcome } from "@/lib/store/audit";
import { findIntended } from "@/lib/store/audit-rows";
import { type Intent, type IntentEnd, openIntents, recoveredIntents } from "@/lib/store/intents";
import { saveOwner } from "@/lib/store/ownership";

/** Deadlines end every act long before; an intent that is still open then has lost its process. */
const LOST_AFTER_MS = 120_000;
/** How often a pool's intents are looked at, at most. */
const LOOK_EVERY_MS = 30_000;

const looked = processWide("looks for open intents", () => new Map<string, number>());

/** How long a person is told of a client whose secret they never got. */
const TELL_FOR_MS = 7 * 86_400_000;

/**
 * The clients that the pool's person created while the console died, so that their secrets were never shown. Looks
 * first for what came of such acts. Usually two round trips to the store and no call to Cognito.
 */
export async function recoveredClients(pool: Pool): Promise<ClientName[]> {
  await recoverIntents(pool);
  const told = await recoveredIntents(pool.person.id, pool.id, now() - TELL_FOR_MS);
  const ids = (told.ok ? told.value : []).flatMap(({ object }) =>
    object?.kind === "client" ? [object.id] : [],
  );
  return Promise.all(
    ids.map(async (clientId) => ({ clientId, name: (await knownName(pool, clientId)) ?? clientId })),
  );
}

/**
 * Finds out what came of the acts whose process died between intent and outcome, writes it into the audit trail and
 * closes their forms. Where there are none, which is nearly always, it is one round trip to the store and no call to
 * Cognito; what cannot be found out now is left for the next time.
 */
export async function recoverIntents(pool: Pool): Promise<void> {
  if ((looked.get(pool.id) ?? 0) > now() - LOOK_EVERY_MS) return;
  looked.set(pool.id, now());
  const open = await openIntents(pool.id, now() - LOST_AFTER_MS);
  for (const intent of open.ok ? open.value : []) await recover(pool, intent);
}

type Found = { readonly form: IntentEnd; readonly end: AuditOutcome };

async function recover(pool: Pool, intent: Intent): Promise<void> {
  const intended = await findIntended(intent.personId, intent.intentId);
  if (!intended.ok || !intended.value) return;
  const row = intended.value;
  const found = intent.object?.kind === NEW_CLIENT ? await findClient(pool, intent, row) : nobodyKnows;
  if (found) await recordOutcome({ sequence: row.sequence, facts: factsIn(row) }, found.end, found.form);
}

const nobodyKnows: Found = { form: "unknown", end: { outcome: "unknown-outcome", requestId: null } };

/** Looks for the client that holds the secret whose fingerprint was kept. Null where Cognito did not tell. */
async function findClient(
  pool: Pool,
  { object, knownIds, fingerprint }: Intent,
  row: AuditRow,
): Promise<Found | null> {
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

/** What the form said of the owner, as the audit trail kept it. */
const ownerInput = z.object({
  ownerTeam: z.string().nullable(),
  contact: z.string(),
  purpose: z.string(),
  ticket: z.string(),
});

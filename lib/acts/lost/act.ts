import "server-only";
import { z } from "zod";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditRow } from "@/lib/domain/audit/row";
import type { Intent, IntentEnd } from "@/lib/store/audit/intents";
import type { AuditOutcome } from "@/lib/store/audit/rows";

/** An act whose process died: the pool as opened by the current person, the form, and the audit row of the intent. */
export type LostIntent = { readonly pool: Pool; readonly intent: Intent; readonly row: AuditRow };

/** What was found out about a lost act, for the audit trail and for the act's form. */
export type Found = { readonly form: IntentEnd; readonly end: AuditOutcome };

/** Finds out what became of an act. Null where Cognito or the store did not answer: the next look may tell. */
export type Finder = (lost: LostIntent) => Promise<Found | null>;

type About = Pick<AuditOutcome, "object" | "clientId" | "before" | "after">;

export const done = (about: About): Found => ({
  form: "recovered",
  end: { ...about, outcome: "recovered", requestId: null },
});

/** Its form may be sent again. */
export const notDone = (about: About): Found => ({
  form: "refused",
  end: { ...about, outcome: "not-done", requestId: null },
});

export const cannotTell = (about: About): Found => ({
  form: "unknown",
  end: { ...about, outcome: "cannot-tell", requestId: null },
});

/** A form's fields about a client’s owner, as the audit trail keeps them. */
export const ownerInput = z.object({
  ownerTeam: z.string().nullable(),
  contact: z.string(),
  purpose: z.string(),
  ticket: z.string(),
});

/** For an act that only reads. */
export const interrupted: Finder = async () => ({
  form: "refused",
  end: { outcome: "interrupted", requestId: null },
});

import "server-only";
import { log } from "@/lib/log";

/** Who did or tried what, to what, and how it ended. Never holds a secret or a token. */
export type AuditRow = {
  readonly person: string | null;
  readonly action: string;
  readonly poolId: string | null;
  /** What was asked for, as the action understood it; fields of secrets are left out by the door. */
  readonly input: Readonly<Record<string, unknown>>;
  /** `done`, or the code of the problem. */
  readonly outcome: string;
  readonly requestId: string | null;
};

/** Writes one row of the audit trail: for now one JSON record a line on stdout. */
export async function record(row: AuditRow): Promise<void> {
  log.info({ audit: row }, "audit");
}

import "server-only";
import { auditFacts } from "@/lib/auth/audit-facts";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import { type AuditRef, recordIntent } from "@/lib/store/audit/rows";

/**
 * Writes that the person of this request is about to do something that belongs to no pool, such as an export. Where
 * it fails it must not happen. Answers signed-out, store-unreachable.
 */
export async function auditIntent(action: string, input: unknown): Promise<Result<AuditRef>> {
  const facts = await auditFacts({ action, poolId: null, pool: null, input, intentId: null });
  return facts ? recordIntent(facts) : failed(problem("signed-out"));
}

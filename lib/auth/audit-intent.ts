import "server-only";
import { auditFacts } from "@/lib/auth/audit-facts";
import { visitor } from "@/lib/auth/caller";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditAction } from "@/lib/domain/audit/action";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import type { Json } from "@/lib/domain/text/canonical-json";
import { type AuditRef, recordIntent, recordOutcome } from "@/lib/store/audit/rows";

/**
 * Records that the person of this request is about to act without a form, such as an export. `pool` is null if the act
 * concerns no pool. If this fails, the act must not happen. Fails with signed-out, store-unreachable.
 */
export async function auditIntent(
  action: AuditAction,
  input: unknown,
  pool: Pool | null = null,
): Promise<Result<AuditRef>> {
  const session = await visitor.session();
  const facts = await auditFacts({
    caller: visitor,
    session: session.ok ? session.value : null,
    action,
    poolId: pool?.id ?? null,
    pool,
    input,
    intentId: null,
  });
  return facts ? recordIntent(facts) : failed(problem("signed-out"));
}

/**
 * Makes an export between two rows of the audit trail. The second row records what `trail` returns. `pool` is null if the
 * export concerns several pools.
 */
export async function auditedExport<T>(
  pool: Pool | null,
  action: AuditAction,
  input: unknown,
  { make, trail }: { make: () => Promise<Result<T>>; trail: (made: T) => Json },
): Promise<Result<T>> {
  const begun = await auditIntent(action, input, pool);
  if (!begun.ok) return begun;
  const made = await make();
  const { code, requestId } = made.ok ? { code: "done", requestId: null } : made.problem;
  await recordOutcome(begun.value, {
    outcome: code,
    requestId,
    after: made.ok ? trail(made.value) : null,
  });
  return made;
}

import "server-only";
import type { Anchor, AuditRow } from "@/lib/domain/audit";
import { type ChainReport, checkChain, type Witness } from "@/lib/domain/audit-chain";
import type { Problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { exportRows } from "@/lib/store/audit-rows";
import { ask } from "@/lib/store/database";
import { auditHead } from "@/lib/store/schema";

/**
 * Reads the whole trail once and checks every link, and that it holds what the store's own head and `anchor` name.
 * Answers store-unreachable.
 */
export async function verifyChain(options: { anchor?: Anchor } = {}): Promise<Result<ChainReport>> {
  const head = await ask("read the head of the audit trail", (database) => database.select().from(auditHead));
  if (!head.ok) return head;
  if (head.value.length === 0)
    return ok({ is: "broken", sequence: 1, reason: "The store’s own note of the last row is gone." });
  const witnesses: Witness[] = head.value.map((it) => ({ ...it, source: "the store’s own note" }));
  if (options.anchor) witnesses.push({ ...options.anchor, source: "the anchor" });
  const broken: { problem: Problem | null } = { problem: null };
  const report = await checkChain(rowsUntil(broken), witnesses);
  return broken.problem ? failed(broken.problem) : ok(report);
}

async function* rowsUntil(broken: { problem: Problem | null }): AsyncGenerator<AuditRow> {
  for await (const page of exportRows()) {
    if (page.ok) yield* page.value;
    else broken.problem = page.problem;
  }
}

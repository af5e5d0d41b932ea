import "server-only";
import { type ChainReport, chainCheck, type Witness } from "@/lib/domain/audit/chain";
import type { Anchor } from "@/lib/domain/audit/row";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { exportRows } from "@/lib/store/audit/search";
import { ask } from "@/lib/store/database";
import { auditHead } from "@/lib/store/schema";

/** Called after each page with the rows checked so far, and `of` the number at the start. False ends the check. */
type Progress = (checked: number, of: number) => boolean;

/**
 * Reads the whole trail once and checks every link, and that the trail holds the rows that the store's own head and
 * `anchor` name. Fails with store-unreachable, and cancelled if `progress` ended it.
 */
export async function verifyChain(
  options: { anchor?: Anchor; progress?: Progress } = {},
): Promise<Result<ChainReport>> {
  const head = await ask("read the head of the audit trail", (database) => database.select().from(auditHead));
  if (!head.ok) return head;
  const [last] = head.value;
  if (!last)
    return ok({ is: "broken", sequence: 1, reason: "The store’s own note of the last row is gone." });
  const witnesses: Witness[] = [{ ...last, source: "the store’s own note" }];
  if (options.anchor) witnesses.push({ ...options.anchor, source: "the anchor" });
  const check = chainCheck(witnesses);
  let checked = 0;
  for await (const page of exportRows()) {
    if (!page.ok) return page;
    for (const row of page.value) {
      const broken = await check.next(row);
      if (broken) return ok(broken);
    }
    checked += page.value.length;
    const goesOn = options.progress?.(Math.min(checked, last.sequence), last.sequence);
    if (goesOn === false) return failed(problem("cancelled"));
  }
  return ok(check.end());
}

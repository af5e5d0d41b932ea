import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { type RuleFinding, rules } from "@/lib/domain/finding/judge";
import { isOf, type PlacedFinding, type Waived, type Waiver, waivedOf } from "@/lib/domain/finding/waiver";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { poolFindings } from "@/lib/inventory/findings";

/** The finding that a form names. Fails with not-found if the rule does not find it now, and with store-unreachable. */
export async function findingNow(pool: Pool, waived: Waived): Promise<Result<PlacedFinding>> {
  const judged = await poolFindings(pool);
  if (!judged.ok) return judged;
  const finding = judged.value.findings.find((it) => isOf(waivedOf(it), waived));
  return finding ? ok(finding) : goneFinding;
}

/** The finding of an act, as its rows in the audit trail name it. A finding of a client is on that client's trail. */
export const aboutFinding = ({ rule, object: { kind, id } }: RuleFinding) => ({
  object: { kind: "finding", id: `${rules[rule].title}: ${id}` },
  ...(kind === "client" && { clientId: id }),
});

/** A waiver as the audit trail keeps it. */
export const termsOf = ({ reason, until }: Waiver) => ({ reason, until });

/** The refusal of a finding, or a waiver, that is not there. */
export const goneFinding = failed(
  problem("not-found", {
    message: "This finding no longer exists, so nothing was changed. Reload the page.",
  }),
);

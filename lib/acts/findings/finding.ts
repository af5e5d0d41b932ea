import "server-only";
import { type RuleFinding, rules } from "@/lib/domain/finding/judge";
import type { Waiver } from "@/lib/domain/finding/waiver";
import { problem } from "@/lib/domain/problem";
import { failed } from "@/lib/domain/result";

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

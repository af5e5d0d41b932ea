import { randomUUID } from "node:crypto";
import type { Plan } from "@/lib/acts/plan";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditAction } from "@/lib/domain/audit/action";
import type { Result } from "@/lib/domain/result";
import { tellOutside } from "@/lib/inventory/judging";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { got } from "@/tests/kit/store/both-stores";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

/** Acts in a pool as its doors do them, with their rows in the audit trail, and what that tells of others. */
export function doorOf(pool: Pool) {
  /** The changes outside that the trail tells of a client. */
  async function told(clientId: string) {
    await tellOutside(pool);
    return got(await findRows({ poolId: pool.id, clientId, action: "changed outside" }, 10));
  }

  /** What the audit trail is told of an act on a client by the pool's person, in whose name `run` is. */
  async function inTheTrail<T>(action: AuditAction, clientId: string, run: () => Promise<Result<T>>) {
    const intentId = randomUUID();
    const person = { id: pool.person.id, email: pool.person.email };
    const facts = factsOf({ person, action, clientId, intentId, poolId: pool.id });
    const trace = { object: null, knownIds: [], fingerprint: null };
    const claim = { personId: person.id, intentId, claim: randomUUID(), operation: action, poolId: pool.id };
    const ref = got(await recordIntent(facts, { ...claim, ...trace }));
    const done = got(await run());
    got(await recordOutcome(ref, { outcome: "done", requestId: null, clientId }, "settled"));
    return done;
  }

  /** As the doors do it: what is planned before the trail knows of it, and what is done all at once after. */
  const planned = async <T>(action: AuditAction, clientId: string, plan: Promise<Result<Plan<T>>>) => {
    const { run } = got(await plan);
    return inTheTrail(action, clientId, run);
  };

  return { told, inTheTrail, planned };
}

import "server-only";
import { headers } from "next/headers";
import { logStranger } from "@/lib/auth/log-stranger";
import { currentSession } from "@/lib/auth/session";
import { sourceOf } from "@/lib/auth/source-address";
import { config } from "@/lib/config";
import { grantsOf, type Pool, roleIn } from "@/lib/domain/access/roles";
import { type AuditFacts, withoutSecrets } from "@/lib/domain/audit/row";
import { clientIdDraft } from "@/lib/domain/client/id";
import type { Problem } from "@/lib/domain/problem";
import { recordRefusal } from "@/lib/store/audit/rows";

/** What somebody asked of the door. `pool` is null where it was not opened. */
export type Asked = {
  readonly action: string;
  /** Null for what belongs to no pool. */
  readonly poolId: string | null;
  readonly pool: Pool | null;
  readonly input: unknown;
  readonly intentId: string | null;
};

/**
 * The facts of the request under way, as the audit trail keeps them; null for somebody without a session. An input that
 * names a client is about that client, also where it is refused or never ends.
 */
export async function auditFacts({
  action,
  poolId,
  pool,
  input,
  intentId,
}: Asked): Promise<AuditFacts | null> {
  const found = await currentSession();
  if (!found.ok) return null;
  const session = found.value;
  const { pools, trustedProxyHops } = config();
  const environment = pools.find((it) => it.poolId === poolId)?.environment ?? null;
  const grants = pool?.person.grants ?? grantsOf(session.groups);
  const clientId = clientIdDraft.safeParse(input).data?.clientId ?? null;
  return {
    person: { id: session.sub, email: session.email },
    role: environment === null ? null : roleIn({ grants }, environment),
    sessionId: session.sessionId,
    source: sourceOf(await headers(), trustedProxyHops),
    poolId,
    environment,
    action,
    object: clientId === null ? null : { kind: "client", id: clientId },
    clientId,
    input: withoutSecrets(input),
    before: null,
    after: null,
    intentId,
  };
}

/** Notes a refusal: in the audit trail for somebody signed in, in the log for a stranger. It is refused either way. */
export async function auditRefusal(asked: Asked, refused: Problem): Promise<void> {
  const facts = await auditFacts(asked);
  if (facts) await recordRefusal(facts, refused);
  else logStranger({ action: asked.action, poolId: asked.poolId, outcome: refused.code });
}

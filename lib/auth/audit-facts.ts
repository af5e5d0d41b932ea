import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { Session } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { grantsOf, type Pool, roleIn } from "@/lib/domain/access/roles";
import { rowOfRefusal } from "@/lib/domain/audit/refusal-count";
import { type AuditFacts, withoutSecrets } from "@/lib/domain/audit/row";
import { clientIdDraft } from "@/lib/domain/client/id";
import { type Problem, problem } from "@/lib/domain/problem";
import { forLog, writeLimited } from "@/lib/process/limited-log";
import { log } from "@/lib/process/log";
import { recordRefusal } from "@/lib/store/audit/rows";
import { tally } from "@/lib/store/limits";

/** A request to the door. `pool` is null if it was not opened. */
export type Asked = {
  readonly caller: Caller;
  readonly action: string;
  /** Null for a stranger. */
  readonly session: Session | null;
  /** Null for what belongs to no pool. */
  readonly poolId: string | null;
  readonly pool: Pool | null;
  readonly input: unknown;
  readonly intentId: string | null;
};

/**
 * The facts of a request, as the audit trail keeps them; null without a session. An input that names a client is about
 * that client, even if it is refused or never ends. The input of a run’s act names the run.
 */
export async function auditFacts({
  caller,
  action,
  poolId,
  pool,
  input,
  intentId,
  session,
}: Asked): Promise<AuditFacts | null> {
  if (!session) return null;
  const environment = config().pools.find((it) => it.poolId === poolId)?.environment ?? null;
  const grants = pool?.person.grants ?? grantsOf(session.groups);
  const clientId = clientIdDraft.safeParse(input).data?.clientId ?? null;
  return {
    person: { id: session.sub, email: session.email },
    role: environment === null ? null : roleIn({ grants }, environment),
    sessionId: session.sessionId,
    source: await caller.source(),
    poolId,
    environment,
    action,
    object: clientId === null ? null : { kind: "client", id: clientId },
    clientId,
    input: withoutSecrets(caller.runId === null ? input : { ...asObject(input), run: caller.runId }),
    before: null,
    after: null,
    intentId,
  };
}

const asObject = (input: unknown): object => (typeof input === "object" && input !== null ? input : {});

/**
 * Records a refusal: in the audit trail for a signed-in person, in the log for a stranger. The first 100 refusals of a
 * person in a minute get a row each. After that, the 101st, the 1,000th, the 10,000th and so on get a row with the
 * count, so that a flood shows in the trail without filling it. The request is refused either way.
 */
export async function auditRefusal(asked: Asked, refused: Problem): Promise<void> {
  const facts = await auditFacts(asked);
  if (!facts) return logStranger({ action: asked.action, poolId: asked.poolId, outcome: refused.code });
  const counted = await tally(`refusals of ${facts.person.id}`, 60);
  const refusals = counted.ok ? counted.value : 1;
  const row = rowOfRefusal(refusals);
  if (row === "its own") await recordRefusal(facts, refused);
  if (row !== "the count") return;
  const flood = {
    ...facts,
    object: null,
    clientId: null,
    input: null,
    after: { refusalsWithinAMinute: refusals },
  };
  await recordRefusal(flood, problem("too-often"));
}

/**
 * Notes in the log that somebody without a session was refused. The audit trail is for people who signed in: strangers
 * could fill it. At most 60 lines a minute; the rest are counted.
 */
export function logStranger(refused: { action: string; poolId: string | null; outcome: string }): void {
  const poolId = refused.poolId === null ? null : forLog(refused.poolId);
  writeLimited("More strangers were refused than are logged", () =>
    log.info({ audit: { person: null, ...refused, poolId } }, "A stranger was refused"),
  );
}

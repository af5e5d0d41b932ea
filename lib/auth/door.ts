import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Act, Fleet, FleetAct } from "@/lib/acts/act";
import type { Plan } from "@/lib/acts/plan";
import { type Asked, auditFacts, auditRefusal } from "@/lib/auth/audit-facts";
import { type Caller, visitor } from "@/lib/auth/caller";
import { authorizeSubject, inPool } from "@/lib/auth/open-pool";
import type { Session } from "@/lib/auth/session";
import type { Person, Pool } from "@/lib/domain/access/roles";
import type { AuditAction } from "@/lib/domain/audit/action";
import { typable } from "@/lib/domain/client/client";
import { type Problem, problem, tooOften } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { Json } from "@/lib/domain/text/canonical-json";
import { errorName } from "@/lib/process/error-name";
import { log } from "@/lib/process/log";
import { withRequestId } from "@/lib/process/request-id";
import { formAfter, NO_POOL, untraced, wasSent } from "@/lib/store/audit/intents";
import { type AuditOutcome, recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { take } from "@/lib/store/limits";

/** A request to enter, with the functions that check each part of it. */
type Question<Opened, Input> = {
  /** The action's name in the audit trail. */
  readonly action: string;
  readonly poolId: string | null;
  /** Why the request is refused at once, such as for its origin; null if it is not. */
  readonly objection: Problem | null;
  /** Checks the role and, if there is one, the pool. */
  readonly open: (session: Session) => Promise<Result<Opened>>;
  readonly poolOf: (opened: Opened) => Pool | null;
  readonly read: () => Result<Input> | Promise<Result<Input>>;
  /** Default: the person of the current request. */
  readonly caller?: Caller;
};

/** A request that was let in. `asked` is what the audit trail records of it. */
export type Entered<Opened, Input> = {
  readonly asked: Asked;
  readonly opened: Opened;
  readonly input: Input;
};

/**
 * Lets a request in: checks origin, session, role and pool, and input, in this order. Refusals leave an audit row.
 * Every read and every act of the console, except pages, goes through here.
 */
export async function enter<Opened, Input>({
  action,
  poolId,
  objection,
  open,
  poolOf,
  read,
  caller = visitor,
}: Question<Opened, Input>): Promise<Result<Entered<Opened, Input>>> {
  const found = await caller.session();
  const session = found.ok ? found.value : null;
  const asked: Asked = { caller, action, poolId, session, pool: null, input: {}, intentId: null };
  if (objection) return refuse(asked, objection);
  const opened = found.ok ? await open(found.value) : found;
  if (!opened.ok) return refuse(asked, opened.problem);
  const known = { ...asked, pool: poolOf(opened.value) };
  const input = await read();
  if (!input.ok) return refuse(known, input.problem);
  return ok({ asked: known, opened: opened.value, input: input.value });
}

/** How a person confirmed an act: the form they sent, once, and the text that they typed into it. */
type Confirmation = { readonly intentId: string; readonly typedName: string };

/** The limit of an act without a form that names none: more than a person requests by hand. */
const USUAL_LIMIT: NonNullable<Act<z.ZodType, unknown>["limit"]> = { most: 60, seconds: 60 };

/**
 * Performs an act: ownership and scopes, plan, typed name, limit, intent, the act itself, outcome, in this order.
 * If the audit trail cannot be written, the act does not happen. `form` is null for a request of a page's script, which
 * is not recognised when it is sent twice. Besides the session's own, takes four round trips to the store, two of them
 * at the same time.
 */
export async function carryOut<Schema extends z.ZodType, T>(
  act: Act<Schema, T>,
  { asked, opened: pool, input }: Entered<Pool, z.output<Schema>>,
  form: Confirmation | null,
): Promise<Result<T>> {
  const known = knownOf(act, asked, input, form);
  const [subject, sent] = await Promise.all([
    act.subject(pool, input),
    form ? wasSent(pool.person.id, form.intentId) : ok(false),
  ]);
  const objection = subject.ok ? authorizeSubject(pool, act.permission, subject.value) : subject.problem;
  if (objection) return refuse(known, objection);
  // The claim below decides. This check only saves calls for a form that was sent before.
  if (!sent.ok || sent.value) return refuse(known, sent.ok ? problem("already-sent") : sent.problem);
  const sourceId = act.source?.(input);
  const source = sourceId === undefined ? null : await openSource(act, asked.session, sourceId, input);
  if (source && !source.ok) return refuse(known, source.problem);
  return perform(act, known, pool, await act.plan(pool, input, source?.value), form);
}

/** Performs an act over all pools of a person. Its plan decides what they may do in which of them. */
export async function carryOutInFleet<Schema extends z.ZodType, T>(
  act: FleetAct<Schema, T>,
  { asked, opened: fleet, input }: Entered<Fleet, z.output<Schema>>,
  form: Confirmation,
): Promise<Result<T>> {
  const known = knownOf(act, asked, input, form);
  const sent = await wasSent(fleet.person.id, form.intentId);
  if (!sent.ok || sent.value) return refuse(known, sent.ok ? problem("already-sent") : sent.problem);
  return perform(
    act,
    known,
    { id: NO_POOL, person: fleet.person },
    await act.plan(fleet, input, form.intentId),
    form,
  );
}

type Named = { readonly name: AuditAction; readonly limit?: Act<z.ZodType, unknown>["limit"] };

type Kept<Input, T> = {
  readonly asked?: (input: Input) => Json;
  readonly trail: ((value: T) => Partial<AuditOutcome>) | null;
};

/** A request as the audit trail knows it from here on. */
const knownOf = <Input, T>(
  act: Kept<Input, T>,
  asked: Asked,
  input: Input,
  form: Confirmation | null,
): Asked => ({
  ...asked,
  input: act.trail ? (act.asked?.(input) ?? input) : {},
  intentId: form?.intentId ?? null,
});

/** What is planned: typed name, limit, intent, the act itself, outcome, in this order. */
async function perform<T>(
  act: Named & Pick<Kept<never, T>, "trail">,
  known: Asked,
  pool: { readonly id: string; readonly person: Person },
  plan: Result<Plan<T>>,
  form: Confirmation | null,
): Promise<Result<T>> {
  if (!plan.ok) return refuse(known, plan.problem);
  const { typedName, run, trace } = plan.value;
  if (typedName !== undefined && typable(form?.typedName ?? "") !== typable(typedName))
    return refuse(
      known,
      problem("invalid", { fields: { typedName: `Type ${typable(typedName)} to confirm.` } }),
    );
  const refused = known.caller.runId === null ? await tooMany(act, pool.person, form) : null;
  if (refused) return refused.code === "too-often" ? refuse(known, refused) : failed(refused);
  if (!act.trail) return run();

  // Without a form, the id only serves to recover the act if its process dies.
  const intentId = form?.intentId ?? randomUUID();
  // Checked again: planning may wait for Cognito, and the session may have ended meanwhile.
  const still = await known.caller.session();
  const session = still.ok ? still.value : null;
  const facts = await auditFacts({ ...known, session, intentId });
  if (!facts) return refuse({ ...known, session }, problem("signed-out"));
  const claim = { ...untraced, ...trace, operation: act.name, poolId: pool.id, claim: randomUUID() };
  const begun = await recordIntent(facts, { ...claim, personId: pool.person.id, intentId });
  if (!begun.ok && begun.problem.code === "already-sent") return refuse(known, begun.problem);
  if (!begun.ok) return begun;
  const { value: result, requestId } = await withRequestId(() => attempt(run));
  // The act is done by now: its answer arrives even if this fails.
  await recordOutcome(begun.value, endOf(act.trail, result, requestId), formAfter(result));
  return result;
}

/** The refusal of an act that a person performs too often, otherwise null. A run has the pace of the scheduler instead. */
async function tooMany(act: Named, person: Person, form: Confirmation | null): Promise<Problem | null> {
  const limit = act.limit ?? (form ? null : USUAL_LIMIT);
  if (!limit) return null;
  const turn = await take(`${limit.name ?? act.name} ${person.id}`, limit.most, limit.seconds);
  if (!turn.ok) return turn.problem;
  return turn.value.isAllowed ? null : tooOften(turn.value.waitSeconds);
}

/** The other pool of an act, if the person may read it, and do what the act does to its object there. */
async function openSource<Schema extends z.ZodType, T>(
  { permission, sourceSubject }: Act<Schema, T>,
  session: Session | null,
  poolId: string,
  input: z.output<Schema>,
): Promise<Result<Pool>> {
  if (!session) return failed(problem("signed-out"));
  const source = await inPool(poolId, sourceSubject ? permission : "read").open(session);
  if (!source.ok || !sourceSubject) return source;
  const subject = await sourceSubject(source.value, input);
  if (!subject.ok) return subject;
  const objection = authorizeSubject(source.value, permission, subject.value);
  return objection ? failed(objection) : source;
}

/** Notes a refusal, and gives it back. */
async function refuse(asked: Asked, refused: Problem): Promise<Result<never>> {
  await auditRefusal(asked, refused);
  return failed(refused);
}

/** A bug after a write must not cost the person the form: the page stays, and says that the outcome is unknown. */
async function attempt<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run();
  } catch (error) {
    unstable_rethrow(error);
    log.error({ error: errorName(error) }, "An action failed");
    return failed(problem("unknown-outcome"));
  }
}

function endOf<T>(
  trail: (value: T) => Partial<AuditOutcome>,
  result: Result<T>,
  noted: string | null,
): AuditOutcome {
  const end = result.ok
    ? { outcome: "done", requestId: null, ...trail(result.value) }
    : { outcome: result.problem.code, requestId: result.problem.requestId };
  return { ...end, requestId: end.requestId ?? noted };
}

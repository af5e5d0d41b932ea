import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { type Asked, auditFacts, auditRefusal } from "@/lib/auth/audit-facts";
import { authorizePool, authorizeSubject } from "@/lib/auth/open-pool";
import { config } from "@/lib/config";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditAction } from "@/lib/domain/audit/action";
import { typable } from "@/lib/domain/client/client";
import type { Permission, Subject } from "@/lib/domain/policy";
import { type Problem, problem } from "@/lib/domain/problem";
import { type FormAction, type FormState, failed, type Result } from "@/lib/domain/result";
import type { Plan } from "@/lib/acts/plan";
import { log } from "@/lib/process/log";
import { withRequestId } from "@/lib/process/request-id";
import { type AuditOutcome, recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { type IntentEnd, type IntentTrace, wasSent } from "@/lib/store/audit/intents";

/** One server action. `Input` is what its schema makes of the form. */
type Act<Shape extends z.ZodRawShape, T> = {
  /** Its name in the audit trail. */
  readonly name: AuditAction;
  readonly permission: Permission;
  readonly schema: z.ZodObject<Shape>;
  /** What it is done to: what the policy judges beside the role. */
  readonly subject: (pool: Pool, input: z.output<z.ZodObject<Shape>>) => Promise<Result<Subject>>;
  /** Reads and refuses before anything is written, and says what is to be run. */
  readonly plan: (pool: Pool, input: z.output<z.ZodObject<Shape>>) => Promise<Result<Plan<T>>>;
  /** What came of it, for the audit trail: never a secret. */
  readonly trail: (value: T) => Pick<AuditOutcome, "object" | "clientId" | "before" | "after">;
};

/**
 * Makes a server action: origin, session, pool and role, input, ownership and scopes, plan, intent and audit row, the
 * act itself, its outcome in the audit trail, in that order. Where the trail cannot be written the act does not
 * happen. What `plan` or `run` refuses comes back as a value, so that the form keeps what was typed. The form carries
 * `poolId` and `intentId` beside the fields of the schema. Beside
 * the session's own it takes four round trips to the store, two of them at the same time.
 */
export function poolAction<Shape extends z.ZodRawShape, T>(act: Act<Shape, T>): FormAction<T> {
  return async (form: FormData) => {
    const poolId = textOf(form, "poolId");
    const asked: Asked = { action: act.name, poolId, pool: null, input: {}, intentId: null };
    const refuse = async (refused: Problem, more: Partial<Asked> = {}): Promise<FormState<T>> => {
      await auditRefusal({ ...asked, ...more }, refused);
      return { is: "refused", problem: refused };
    };

    if ((await headers()).get("origin") !== config().publicOrigin) return refuse(problem("wrong-origin"));
    const opened = await authorizePool(poolId, act.permission);
    if (!opened.ok) return refuse(opened.problem);
    const pool = opened.value;
    const input = act.schema.safeParse(fieldsOf(form, act.schema));
    if (!input.success) return refuse(problem("invalid", { fields: firstOf(input.error) }), { pool });
    const intent = z.uuid().safeParse(textOf(form, "intentId"));
    if (!intent.success)
      return refuse(problem("invalid", { message: "Reload the page and try again." }), { pool });

    const known = { pool, input: input.data, intentId: intent.data };
    const [subject, sent] = await Promise.all([
      act.subject(pool, input.data),
      wasSent(pool.person.id, intent.data),
    ]);
    const objection = subject.ok ? authorizeSubject(pool, act.permission, subject.value) : subject.problem;
    if (objection) return refuse(objection, known);
    // The claim below decides; this keeps a form that was sent before from costing a call.
    if (!sent.ok || sent.value) return refuse(sent.ok ? problem("already-sent") : sent.problem, known);
    const plan = await act.plan(pool, input.data);
    if (!plan.ok) return refuse(plan.problem, known);
    const { typedName, run, trace } = plan.value;
    if (typedName !== undefined && typable(textOf(form, "typedName")) !== typable(typedName))
      return refuse(
        problem("invalid", { fields: { typedName: `Type ${typable(typedName)} to confirm.` } }),
        known,
      );

    const facts = await auditFacts({ ...asked, ...known });
    if (!facts) return refuse(problem("signed-out"), known);
    const claim = { ...untraced, ...trace, operation: act.name, poolId, claim: randomUUID() };
    const begun = await recordIntent(facts, {
      ...claim,
      personId: pool.person.id,
      intentId: intent.data,
    });
    if (!begun.ok && begun.problem.code === "already-sent") return refuse(begun.problem, known);
    if (!begun.ok) return { is: "refused", problem: begun.problem };
    const { value: result, requestId } = await withRequestId(() => attempt(run));
    // The act is done by now: where this fails, its answer still arrives.
    await recordOutcome(begun.value, endOf(act, result, requestId), formOf(result));
    return result.ok ? { is: "done", value: result.value } : { is: "refused", problem: result.problem };
  };
}

const untraced: IntentTrace = { object: null, knownIds: [], fingerprint: null };

const endOf = <T>(
  { trail }: Pick<Act<z.ZodRawShape, T>, "trail">,
  result: Result<T>,
  requestId: string | null,
): AuditOutcome =>
  result.ok
    ? { ...trail(result.value), outcome: "done", requestId }
    : { outcome: result.problem.code, requestId: result.problem.requestId ?? requestId };

function formOf(result: Result<unknown>): IntentEnd {
  if (result.ok) return "settled";
  // Something may have changed, so the form may not be sent again blindly.
  return result.problem.code === "unknown-outcome" ? "unknown" : "refused";
}

/** A bug after a write must not cost the person the form: the page stays, and says that nobody knows. */
async function attempt<T>(act: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await act();
  } catch (error) {
    unstable_rethrow(error);
    log.error({ error: error instanceof Error ? error.name : "unknown" }, "An action failed");
    return failed(problem("unknown-outcome"));
  }
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** The form's fields by name; a field whose schema is a list gets all its values. */
const fieldsOf = (form: FormData, schema: z.ZodObject) =>
  Object.fromEntries(
    Object.entries(schema.shape).map(([name, type]) => [
      name,
      type instanceof z.ZodArray ? form.getAll(name) : (form.get(name) ?? undefined),
    ]),
  );

const firstOf = (error: z.ZodError) =>
  Object.fromEntries(error.issues.map((issue) => [String(issue.path[0]), issue.message]).reverse());

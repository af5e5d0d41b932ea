import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { type Asked, auditFacts, auditRefusal } from "@/lib/auth/audit-facts";
import { authorizePool, authorizeSubject } from "@/lib/auth/open-pool";
import { config } from "@/lib/config";
import type { Pool } from "@/lib/domain/access";
import type { Json } from "@/lib/domain/canonical-json";
import type { Permission, Subject } from "@/lib/domain/policy";
import { type Problem, problem } from "@/lib/domain/problem";
import { type FormAction, type FormState, failed, type Result } from "@/lib/domain/result";
import { log } from "@/lib/log";
import { type AuditOutcome, type AuditRef, recordIntent, recordOutcome } from "@/lib/store/audit";
import { claimIntent, releaseIntent, settleIntent } from "@/lib/store/intents";

/** One server action. `Input` is what its schema makes of the form. */
type Act<Shape extends z.ZodRawShape, T> = {
  /** Its name in the audit trail. */
  readonly name: string;
  readonly permission: Permission;
  readonly schema: z.ZodObject<Shape>;
  /** What it is done to: what the policy judges beside the role. */
  readonly subject: (pool: Pool, input: z.output<z.ZodObject<Shape>>) => Promise<Result<Subject>>;
  readonly run: (pool: Pool, input: z.output<z.ZodObject<Shape>>) => Promise<Result<T>>;
  /** What came of it, for the audit trail: never a secret. */
  readonly trail: (value: T) => { clientId: string; before?: Json; after?: Json };
};

/**
 * Makes a server action: origin, session, pool and role, input, ownership and scopes, intent and audit row, the act
 * itself, its outcome in the audit trail, in that order. Where the trail cannot be written the act does not happen.
 * What `run` refuses comes back as a value, so that the form keeps what was typed. The form carries `poolId` and
 * `intentId` beside the fields of the schema.
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
    const subject = await act.subject(pool, input.data);
    const objection = subject.ok ? authorizeSubject(pool, act.permission, subject.value) : subject.problem;
    if (objection) return refuse(objection, known);
    const begun = await begin({ ...asked, ...known }, pool, intent.data);
    if (!begun.ok)
      return begun.isRecorded ? refuse(begun.problem, known) : { is: "refused", problem: begun.problem };
    const result = await attempt(() => act.run(pool, input.data));
    const came = result.ok ? act.trail(result.value) : {};
    await end(begun.ref, came, pool.person.id, intent.data, result);
    return result.ok ? { is: "done", value: result.value } : { is: "refused", problem: result.problem };
  };
}

type Begun = { ok: true; ref: AuditRef } | { ok: false; problem: Problem; isRecorded: boolean };

/** Claims the form, then writes what is about to happen: without both nothing may. */
async function begin(asked: Asked, pool: Pool, intentId: string): Promise<Begun> {
  const personId = pool.person.id;
  const claimed = await claimIntent({ personId, intentId, operation: asked.action, poolId: pool.id });
  if (!claimed.ok) return { ok: false, problem: claimed.problem, isRecorded: false };
  if (!claimed.value) return { ok: false, problem: problem("already-sent"), isRecorded: true };
  const facts = await auditFacts(asked);
  const recorded = facts ? await recordIntent(facts) : failed(problem("signed-out"));
  if (recorded.ok) return { ok: true, ref: recorded.value };
  await releaseIntent(personId, intentId);
  return { ok: false, problem: recorded.problem, isRecorded: facts === null };
}

/** Writes how it ended and closes the form. The act is done by now: where this fails, its answer still arrives. */
async function end(
  ref: AuditRef,
  came: Partial<AuditOutcome>,
  personId: string,
  intentId: string,
  result: Result<unknown>,
): Promise<void> {
  await Promise.all([
    recordOutcome(ref, {
      ...came,
      outcome: result.ok ? "done" : result.problem.code,
      requestId: result.ok ? null : result.problem.requestId,
    }),
    close(personId, intentId, result),
  ]);
}

function close(personId: string, intentId: string, result: Result<unknown>) {
  if (result.ok) return settleIntent(personId, intentId, "settled");
  // Something may have changed, so the form may not be sent again blindly.
  if (result.problem.code === "unknown-outcome") return settleIntent(personId, intentId, "unknown");
  return releaseIntent(personId, intentId);
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

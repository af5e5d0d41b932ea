import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { authorizePool } from "@/lib/auth/open-pool";
import { currentSession } from "@/lib/auth/session";
import { config } from "@/lib/config";
import type { Pool } from "@/lib/domain/access";
import type { Permission } from "@/lib/domain/policy";
import { type Problem, problem } from "@/lib/domain/problem";
import { type FormAction, type FormState, failed, type Result } from "@/lib/domain/result";
import { log } from "@/lib/log";
import { record } from "@/lib/store/audit";
import { claimIntent, releaseIntent } from "@/lib/store/intents";

/** Refusals after which the form may not be sent again blindly: something may have changed. */
const isSpent = (refused: Problem) => refused.code === "unknown-outcome" || refused.code === "already-sent";

/**
 * Makes a server action: origin, session, pool and role, input, intent, the act itself, audit row, in that
 * order. `run` gets the pool and the parsed input; what it refuses comes back as a value, so that the form keeps
 * what was typed. The form carries `poolId` and `intentId` beside the fields of `schema`.
 */
export function poolAction<Shape extends z.ZodRawShape, T>(
  action: string,
  permission: Permission,
  schema: z.ZodObject<Shape>,
  run: (pool: Pool, input: z.output<z.ZodObject<Shape>>) => Promise<Result<T>>,
): FormAction<T> {
  return async (form: FormData) => {
    const poolId = textOf(form, "poolId");
    const typed = fieldsOf(form, schema);
    const end = async (result: Result<T>, input: Record<string, unknown> = {}): Promise<FormState<T>> => {
      const session = await currentSession();
      await record({
        person: session?.email ?? null,
        action,
        poolId,
        input: withoutSecrets(input),
        outcome: result.ok ? "done" : result.problem.code,
        requestId: result.ok ? null : result.problem.requestId,
      });
      if (!result.ok) return { is: "refused", problem: result.problem };
      return { is: "done", value: result.value };
    };

    if ((await headers()).get("origin") !== config().publicOrigin)
      return end(failed(problem("wrong-origin")));
    const pool = await authorizePool(poolId, permission);
    if (!pool.ok) return end(pool);
    const input = schema.safeParse(typed);
    if (!input.success) return end(failed(problem("invalid", { fields: firstOf(input.error) })));
    const intent = z.uuid().safeParse(textOf(form, "intentId"));
    if (!intent.success)
      return end(failed(problem("invalid", { message: "Reload the page and try again." })));

    const { id } = pool.value.person;
    if (!(await claimIntent(id, intent.data))) return end(failed(problem("already-sent")), input.data);
    const result = await attempt(() => run(pool.value, input.data));
    if (!result.ok && !isSpent(result.problem)) await releaseIntent(id, intent.data);
    return end(result, input.data);
  };
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

const withoutSecrets = (input: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !/secret|token$/i.test(name)));

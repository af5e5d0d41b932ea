import "server-only";
import { headers } from "next/headers";
import { z } from "zod";
import type { Act } from "@/lib/acts/act";
import { carryOut, enter } from "@/lib/auth/door";
import { inPool } from "@/lib/auth/open-pool";
import { isOwnPost } from "@/lib/auth/own-request";
import { problem } from "@/lib/domain/problem";
import { type FormAction, failed, ok, type Result } from "@/lib/domain/result";

/**
 * Makes a server action of an act. Refusals of the door and of the act are returned as values, so that the form keeps
 * what was typed. The form carries `poolId` and `intentId` besides the fields of the act's input.
 */
export function poolAction<Shape extends z.ZodRawShape, T>(act: Act<z.ZodObject<Shape>, T>): FormAction<T> {
  return async (posted: FormData) => {
    const form = sentForm(posted);
    const poolId = form ? textOf(form, "poolId") : "";
    const isOurs = isOwnPost(await headers());
    const notHeard = form ? null : problem("invalid", { message: notOurs });
    const entered = await enter({
      action: act.name,
      ...inPool(poolId, act.permission),
      objection: isOurs ? notHeard : problem("wrong-origin"),
      read: () => sentInput(act.input, form ?? new FormData()),
    });
    if (!entered.ok) return { is: "refused", problem: entered.problem };
    const { input, intentId, typedName } = entered.value.input;
    const result = await carryOut(act, { ...entered.value, input }, { intentId, typedName });
    return result.ok ? { is: "done", value: result.value } : { is: "refused", problem: result.problem };
  };
}

/** The refusal of something that is no form of the console. */
export const notOurs = "The console doesn’t recognize this form. Reload the page and try again.";

/** What a form sends beside the act's input. */
type Sent<Input> = { readonly input: Input; readonly intentId: string; readonly typedName: string };

/** The input that a form sends, with the form's id and the text typed into it. Fails with invalid. */
export function sentInput<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  form: FormData,
): Result<Sent<z.output<z.ZodObject<Shape>>>> {
  const input = schema.safeParse(fieldsOf(form, schema));
  if (!input.success) return failed(problem("invalid", { fields: firstOf(input.error) }));
  const intent = z.uuid().safeParse(textOf(form, "intentId"));
  if (!intent.success) return failed(problem("invalid", { message: "Reload the page and try again." }));
  return ok({ input: input.data, intentId: intent.data, typedName: textOf(form, "typedName") });
}

const firstOf = (error: z.ZodError) =>
  Object.fromEntries(error.issues.map((issue) => [String(issue.path[0]), issue.message]).reverse());

/** Longer than the longest field of the console's own forms: a scope policy as it was seen. */
const MOST_CHARACTERS = 65_536;

/** More than the largest form has, also where somebody ticks more scopes than a client can hold. */
const MOST_FIELDS = 2_000;

/**
 * The form that a browser sent to a server action, or null if no form of the console sends this: something other than a
 * form, a file, a field of more than 65,536 characters, or more than 2,000 fields. Call it before reading any field.
 */
export function sentForm(sent: unknown): FormData | null {
  if (!(sent instanceof FormData)) return null;
  const fields = [...sent];
  const isOurs = ([name, value]: [string, FormDataEntryValue]) =>
    typeof value === "string" && name.length + value.length <= MOST_CHARACTERS;
  return fields.length <= MOST_FIELDS && fields.every(isOurs) ? sent : null;
}

/** The value of a field; empty where there is none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** The form's fields by name; a field whose schema is a list gets all its values. */
export const fieldsOf = (form: FormData, schema: z.ZodObject) =>
  Object.fromEntries(
    Object.entries(schema.shape).map(([name, type]) => [
      name,
      type instanceof z.ZodArray ? form.getAll(name) : (form.get(name) ?? undefined),
    ]),
  );

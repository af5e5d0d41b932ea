import "server-only";
import { z } from "zod";

/** Longer than the longest field of the console's own forms: a scope policy as it was seen. */
const MOST_CHARACTERS = 65_536;

/** More than the largest form has, also where somebody ticks more scopes than a client can hold. */
const MOST_FIELDS = 2_000;

/**
 * The form that a browser sent to a server action, or null for what no form of the console sends: something other than
 * a form, a file, a field of more than 65,536 characters, or more than 2,000 fields. Asked before anything reads a field.
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

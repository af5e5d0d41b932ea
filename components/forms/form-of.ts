/**
 * A form for an action without fields on the page. A list is one field for each of its texts, and an absent value is none.
 * The form gets an `intentId` if it has none, so that it runs once.
 */
export function formOf(fields: Readonly<Record<string, string | readonly string[] | undefined>>): FormData {
  const form = new FormData();
  for (const [name, value = []] of Object.entries({ intentId: crypto.randomUUID(), ...fields }))
    for (const text of typeof value === "string" ? [value] : value) form.append(name, text);
  return form;
}

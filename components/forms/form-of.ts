/** A form for an action without fields on the page. It gets an `intentId` if it has none, so that it runs once. */
export function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intentId: crypto.randomUUID(), ...fields }))
    form.set(name, value);
  return form;
}

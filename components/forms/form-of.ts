/** A form for an action without fields on the page. Where it names no `intentId` it gets one: it is carried out once. */
export function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intentId: crypto.randomUUID(), ...fields }))
    form.set(name, value);
  return form;
}

/** A form for an action without fields on the page, under an id of its own: it is carried out once. */
export function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, intentId: crypto.randomUUID() }))
    form.set(name, value);
  return form;
}

/** A choice of a field: its value in the URL, and what people read. */
export type Choice = { readonly value: string; readonly label: string };

/** `none`, then each choice. A value of the URL that is none of them is added, so that the form does not hide it. */
export function choicesWith(none: string, known: readonly Choice[], entered = ""): Choice[] {
  const isKnown = entered === "" || known.some(({ value }) => value === entered);
  return [{ value: "", label: none }, ...known, ...(isKnown ? [] : [{ value: entered, label: entered }])];
}

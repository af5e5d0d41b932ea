/** The link of the row that has the focus; null where no row has it. */
export function linkInRow(): HTMLAnchorElement | null {
  return document.activeElement?.closest("main tbody tr")?.querySelector("a") ?? null;
}

/** Moves the focus to the first link or control of the next row (1) or of the row before (-1). False without a table. */
export function focusRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll("main tbody tr")].filter((row) => controlIn(row) !== null);
  const current = document.activeElement?.closest("tr");
  const at = current ? rows.indexOf(current) : -1;
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step];
  if (!next) return rows.length > 0;
  controlIn(next)?.focus();
  return true;
}

const controlIn = (row: Element) =>
  row.querySelector<HTMLElement>("a[href]") ?? row.querySelector<HTMLElement>("button, summary, input");

/**
 * Ticks or clears the box of the row whose link has the focus; `isRange` as a click with Shift. False where the focus is
 * on no such link, so that Space keeps its meaning.
 */
export function tickRow(isRange: boolean): boolean {
  const link = document.activeElement?.closest("main tbody tr a");
  const box = link?.closest("tr")?.querySelector('input[type="checkbox"]');
  box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: isRange }));
  return box instanceof Element;
}

/** Moves the focus to what can be done with the selected rows; false where none is. */
export function focusSelection(): boolean {
  const first = document.querySelector<HTMLElement>("[data-selection-bar] :is(a, button)");
  first?.focus();
  return first !== null;
}

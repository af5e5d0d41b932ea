/** The link of the row that has the focus; null where no row has it. */
export function linkInRow(): HTMLAnchorElement | null {
  return document.activeElement?.closest("main tbody tr")?.querySelector("a") ?? null;
}

/** Moves the focus to the first control of the next row (1) or of the row before (-1). False without a table. */
export function focusRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll("main tbody tr")].filter((row) => controlIn(row) !== null);
  const current = document.activeElement?.closest("tr");
  const at = current ? rows.indexOf(current) : -1;
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step];
  if (!next) return rows.length > 0;
  controlIn(next)?.focus();
  return true;
}

const controlIn = (row: Element) => row.querySelector<HTMLElement>("a[href], button, summary, input");

/** One line of CSV (RFC 4180), safe to open in a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
}

/** A spreadsheet takes a cell for a formula, which may call out, that begins like this behind what it does not show. */
const formula = /^(?:[\t\n\v\f\r]|[\s\p{Z}\p{C}]*[=+\-@＝＋－＠])/u;

const harmless = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

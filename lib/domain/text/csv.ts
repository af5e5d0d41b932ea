/** One line of CSV (RFC 4180), safe to open in a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
}

/** A cell that begins like this, after invisible characters, is a formula to a spreadsheet and may send data out. */
const formula = /^(?:[\t\n\v\f\r]|[\s\p{Z}\p{C}]*[=+\-@＝＋－＠])/u;

const harmless = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

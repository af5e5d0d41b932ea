/** One call, as it was answered. */
export type JournalEntry = {
  number: number;
  operation: string;
  pool: string | null;
  client: string | null;
  /** The same for all attempts of one SDK call. */
  invocation: string | null;
  /** SHA-256 of the body, so that equal calls can be told without keeping secrets. */
  bodyHash: string;
  /** Virtual time of arrival, in milliseconds since 1970. */
  time: number;
  milliseconds: number;
  status: number | "reset" | "hang";
  error: string | null;
  /** Whether a write was carried out, whatever was answered. */
  committed: boolean;
};

const mostEntries = 50_000;

/** An empty journal. It keeps the last 50,000 calls. */
export function startJournal() {
  let entries: JournalEntry[] = [];
  let count = 0;
  return {
    write(entry: Omit<JournalEntry, "number">): void {
      count++;
      entries.push({ number: count, ...entry });
      if (entries.length > mostEntries * 1.1) entries = entries.slice(-mostEntries);
    },
    list: (operation: string | null): JournalEntry[] =>
      entries.filter((entry) => operation === null || entry.operation === operation),
    clear(): void {
      entries = [];
    },
  };
}

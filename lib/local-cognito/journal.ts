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

const mostEntries = 20_000;

/** An empty journal. It keeps the last 20,000 calls. */
export function startJournal() {
  let entries: JournalEntry[] = [];
  let count = 0;
  return {
    write(entry: Omit<JournalEntry, "number">): void {
      // Full, it overwrites the oldest: a list that is cut again and again is work for the garbage collector.
      entries[count % mostEntries] = { number: count + 1, ...entry };
      count++;
    },
    /** The calls of one operation, or all, the oldest first. */
    list(operation: string | null): JournalEntry[] {
      const asked = entries.filter((entry) => operation === null || entry.operation === operation);
      return asked.sort((one, other) => one.number - other.number);
    },
    clear(): void {
      entries = [];
      count = 0;
    },
  };
}

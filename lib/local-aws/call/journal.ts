/** One call, as it was answered. */
export type JournalEntry = {
  number: number;
  operation: string;
  pool: string | null;
  client: string | null;
  /** The same for all attempts of one SDK call. */
  invocation: string | null;
  /** SHA-256 of a write's body, which shows equal writes without storing secrets; null for other calls. */
  bodyHash: string | null;
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
  let entries: Omit<JournalEntry, "number">[] = [];
  let count = 0;
  return {
    write(entry: Omit<JournalEntry, "number">): void {
      // A full journal overwrites its oldest entry: cutting a list for each call is work for the garbage collector.
      entries[count++ % mostEntries] = entry;
    },
    /** The calls of one operation, or all, the oldest first. */
    list(operation: string | null): JournalEntry[] {
      const oldest = count > mostEntries ? count % mostEntries : 0;
      const first = count - entries.length + 1;
      return [...entries.slice(oldest), ...entries.slice(0, oldest)]
        .map((entry, index) => ({ number: first + index, ...entry }))
        .filter((entry) => operation === null || entry.operation === operation);
    },
    clear(): void {
      entries = [];
      count = 0;
    },
  };
}

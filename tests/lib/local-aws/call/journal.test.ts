import { expect, test } from "vitest";
import { type JournalEntry, startJournal } from "@/lib/local-aws/call/journal";

const entry: Omit<JournalEntry, "number"> = {
  operation: "ListUserPools",
  pool: null,
  client: null,
  invocation: null,
  bodyHash: "",
  time: 0,
  milliseconds: 0,
  status: 200,
  error: null,
  committed: false,
};

test("it keeps the last 20,000 calls in their order, numbered from the start", () => {
  const journal = startJournal();
  for (let count = 0; count < 20_005; count++) journal.write(entry);
  const numbers = journal.list(null).map((it) => it.number);
  expect(numbers).toHaveLength(20_000);
  expect(numbers[0]).toBe(6);
  expect(numbers.at(-1)).toBe(20_005);
});

test("it is read by operation, and emptied", () => {
  const journal = startJournal();
  journal.write(entry);
  journal.write({ ...entry, operation: "token" });
  expect(journal.list("token")).toHaveLength(1);
  journal.clear();
  expect(journal.list(null)).toEqual([]);
  journal.write(entry);
  expect(journal.list(null).map((it) => it.number)).toEqual([1]);
});

import { expect, test } from "vitest";
import { progressQuery, readItemSearch, readRunSearch } from "@/lib/domain/run/query";

test("a run’s page shows the items of a state, 100 at a time", () => {
  expect(readItemSearch({})).toEqual({ state: undefined, page: 1 });
  expect(readItemSearch({ state: "failed", page: "3" })).toEqual({ state: "failed", page: 3 });
});

test.each([[{ state: "lost" }], [{ page: "0" }], [{ state: ["failed", "done"] }], [{ sort: "name" }]])(
  "a parameter that does not make sense is refused, not ignored: %j",
  (parameters) => {
    expect(readItemSearch(parameters)).toBeNull();
  },
);

test("progress is asked for after a number", () => {
  expect(progressQuery.safeParse({ since: "12" }).data).toEqual({ since: 12 });
  expect(progressQuery.safeParse({ since: "-1" }).success).toBe(false);
  expect(progressQuery.safeParse({}).success).toBe(false);
});

test("older runs are found by an instant", () => {
  expect(readRunSearch({ before: "2026-12-01T00:00:00.000Z" })).toEqual({
    before: "2026-12-01T00:00:00.000Z",
  });
  expect(readRunSearch({ before: "yesterday" })).toBeNull();
});

import { expect, test } from "vitest";
import { isMissing, listed } from "@/lib/domain/list/listed-client";
import { aRow } from "@/tests/lib/domain/client/client-rows";

test("the list is told the first scope and the oldest secret, and how many there are of each", () => {
  const row = aRow("a", { client: { scopes: ["api/read", "api/write"] } });
  expect(listed(row)).toMatchObject({
    settings: { scope: "api/read", scopes: 2, createdAt: "2026-01-01T00:00:00Z" },
    secrets: { count: 1, oldest: "2026-01-01T00:00:00Z" },
  });
  expect(JSON.stringify(listed(row))).not.toContain("api/write");
});

test("what has not been read stays apart from what is not there", () => {
  expect(listed(aRow("a", { client: null }))).toMatchObject({ settings: null, secrets: null });
  expect(listed(aRow("a", { secrets: [] }))).toMatchObject({
    settings: { scope: null, scopes: 0 },
    secrets: { count: 0, oldest: null },
  });
});

test("what lacks settings or a list of secrets is still missing, unless it is said why it cannot be read", () => {
  const missing = (row: Parameters<typeof listed>[0]) => isMissing(listed(row));
  expect(missing(aRow("whole"))).toBe(false);
  expect(missing(aRow("unread", { client: null, message: "Denied." }))).toBe(true);
  expect(missing(aRow("unlisted", { secrets: null }))).toBe(true);
  expect(missing(aRow("denied", { secrets: null, message: "Denied." }))).toBe(false);
});

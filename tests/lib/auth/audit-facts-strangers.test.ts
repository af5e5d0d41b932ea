import { afterEach, expect, test, vi } from "vitest";
import { logStranger } from "@/lib/auth/audit-facts";
import { log } from "@/lib/process/log";

afterEach(() => vi.restoreAllMocks());

/** Each test has an hour of its own: lines are counted by the minute, for the life of the process. */
let hour = Date.now();
const nextHour = () => {
  hour += 3_600_000;
  return hour;
};

test("strangers fill 60 lines a minute at most, and the next minute tells how many were left out", () => {
  const clock = { at: nextHour() };
  vi.spyOn(Date, "now").mockImplementation(() => clock.at);
  const lines = vi.spyOn(log, "info");
  const refused = { action: "create client", poolId: null, outcome: "signed-out" };
  for (let count = 0; count < 100; count += 1) logStranger(refused);
  expect(lines).toHaveBeenCalledTimes(60);
  clock.at += 60_000;
  logStranger(refused);
  expect(lines.mock.calls.slice(60)).toEqual([
    [{ leftOut: 40 }, "More strangers were refused than are logged"],
    [{ audit: { person: null, ...refused } }, "A stranger was refused"],
  ]);
});

test("what a stranger calls a pool is cut", () => {
  const clock = nextHour();
  vi.spyOn(Date, "now").mockImplementation(() => clock);
  const lines = vi.spyOn(log, "info");
  logStranger({ action: "create client", poolId: "p".repeat(9_000), outcome: "signed-out" });
  const cut = `${"p".repeat(200)}… (cut: 9000 characters)`;
  expect(lines.mock.calls.at(-1)?.[0]).toMatchObject({ audit: { poolId: cut } });
});

import { expect, onTestFinished, test, vi } from "vitest";
import { settingsFor } from "@/tests/kit/door/a-visitor";

test.each([
  ["90", { days: 90, madeUntil: "2026-01-09T00:00:00Z" }],
  ["", null],
])("with SECRET_MAX_AGE_DAYS=%s secrets are too old from %j on", async (SECRET_MAX_AGE_DAYS, expected) => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-04-10T00:00:00Z") });
  onTestFinished(() => void vi.useRealTimers());
  settingsFor("http://localhost:1", { SECRET_MAX_AGE_DAYS });
  // The settings are read once.
  vi.resetModules();
  const { maxSecretAge } = await import("@/lib/inventory/rotation-settings");
  expect(maxSecretAge()).toEqual(expected);
});

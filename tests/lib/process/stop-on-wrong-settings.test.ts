import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { scratch } from "@/tests/kit/command";
import { settingsFor } from "@/tests/kit/door/a-visitor";

beforeEach(() => {
  // The settings are read once in a process.
  vi.resetModules();
  vi.stubEnv("DATA_DIR", scratch());
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("FINGERPRINT_KEY", "");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** What the log says before the process ends, a record a line, and with which status it ends; null if it goes on. */
async function started(): Promise<{ said: string[]; status: number | null }> {
  const { log } = await import("@/lib/process/log");
  const { stopOnWrongSettings } = await import("@/lib/process/stop-on-wrong-settings");
  const said: string[] = [];
  vi.spyOn(log, "fatal").mockImplementation((line: unknown) => void said.push(String(line)));
  let status: number | null = null;
  vi.spyOn(process, "exit").mockImplementation((code) => {
    status = Number(code);
    return undefined as never;
  });
  stopOnWrongSettings();
  return { said, status };
}

test("a console with all its settings goes on and says nothing", async () => {
  settingsFor("http://localhost:1");
  expect(await started()).toEqual({ said: [], status: null });
});

test("each wrong setting is a record of its own, and the process ends", async () => {
  settingsFor("http://localhost:1", { COGNITO_POOLS: "", SIGN_IN_CLIENT_ID: "" });
  const { said, status } = await started();
  expect(status).toBe(1);
  for (const setting of ["COGNITO_POOLS", "SIGN_IN_CLIENT_ID"])
    expect(said.filter((line) => line.includes(setting))).toHaveLength(1);
  expect(said.join()).not.toContain("\n");
});

test("a folder that can’t be written to ends it with one record for each thing that has no other place", async () => {
  settingsFor("http://localhost:1");
  const file = join(scratch(), "file");
  writeFileSync(file, "");
  vi.stubEnv("DATA_DIR", join(file, "data"));
  const { said, status } = await started();
  expect(status).toBe(1);
  expect(said).toEqual([
    expect.stringMatching(/^DATABASE_URL is not set, .* Set DATABASE_URL /),
    expect.stringMatching(/^FINGERPRINT_KEY is not set, .* Set FINGERPRINT_KEY /),
  ]);
});

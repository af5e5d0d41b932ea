import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { freePort } from "@/lib/commands/serve/port";

/** A new empty folder, gone when the test that asked for it is over. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "commands-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/**
 * Runs what `npm run NAME` runs, on free ports with an empty data folder, `environment` laid over that.
 * Gives its exit status and what it printed.
 */
export async function runCommand(
  name: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [],
) {
  const child = await startCommand(name, environment, args);
  const printed = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    printed.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    printed.stderr += chunk;
  });
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, ...printed };
}

async function startCommand(name: string, environment: Record<string, string>, args: readonly string[]) {
  const ports = { PORT: String(await freePort()), LOCAL_COGNITO_PORT: String(await freePort()) };
  return spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", `lib/commands/${name}.ts`, ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, COGNITO_POOLS: "", DATA_DIR: scratch(), ...ports, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
}

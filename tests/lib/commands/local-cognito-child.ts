import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { scratch } from "@/tests/kit/command";

/** Runs `npm run local-cognito` with these arguments on a free port and a data file of its own. */
export function start(args: string[], folder = scratch(), environment: Record<string, string> = {}) {
  const all = ["--conditions=react-server", "--import", "tsx", "lib/commands/local-cognito.ts"];
  const child = spawn(
    process.execPath,
    [...all, "--port", "0", "--data", join(folder, "data.json"), ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
    },
  );
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const printed = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    printed.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    printed.stderr += chunk;
  });
  return { child, printed, folder };
}

/** Its exit status, once it is over. */
export async function end(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [status] = await once(child, "close");
  return status;
}

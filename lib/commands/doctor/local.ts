import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { z } from "zod";
import { settingsBeside } from "@/lib/commands/serve/local-mode";
import { childEnvironment, commandSettings } from "@/lib/config";
import { type Finding, wrong } from "@/lib/domain/doctor/finding";

const lent = z.record(z.string(), z.string());

/**
 * Runs this command again with the local mode's settings, which the running local Cognito lends, and takes over its
 * exit status. Returns findings only when no local Cognito answers.
 */
export async function runWithLocalSettings(): Promise<Finding[] | null> {
  const { port, localCognitoPort } = commandSettings();
  const found = await lentBy(localCognitoPort);
  if (!found)
    return [
      wrong(
        "settings",
        `COGNITO_POOLS isn’t set, so local mode applies, but there is no local Cognito on port ${localCognitoPort}.`,
        "Run npm start, then npm run doctor in a second terminal. To check AWS, set COGNITO_POOLS.",
      ),
    ];
  // This secret signs no session. Reading the kept one would create it, and a folder with a secret is no longer new.
  const sessionSecret = randomBytes(32).toString("base64url");
  process.exitCode = await statusOfMyself(settingsBeside(found, `http://localhost:${port}`, sessionSecret));
  return null;
}

async function lentBy(port: number): Promise<Record<string, string> | null> {
  try {
    const answer = await fetch(`http://localhost:${port}/_local/settings`, {
      signal: AbortSignal.timeout(5_000),
    });
    const found = lent.safeParse(await answer.json());
    return found.success && "COGNITO_POOLS" in found.data ? found.data : null;
  } catch {
    return null;
  }
}

// The settings are read from the environment, once per process.
async function statusOfMyself(settings: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    env: childEnvironment(settings),
    stdio: "inherit",
  });
  const [status] = await once(child, "close");
  return typeof status === "number" ? status : 1;
}

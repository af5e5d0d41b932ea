import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startConsole } from "@/lib/commands/serve/console-server";
import { startLocalMode } from "@/lib/commands/serve/local-mode";
import { freePort } from "@/lib/commands/serve/port";
import type { Stand } from "./stand";

/**
 * Starts the built console with a local Cognito in this process, both new and on free ports; `more` is laid over the
 * console's environment. `before` is done between the two starts: the console finds what it made. Gives what ends and
 * removes them, too.
 */
export async function raiseStand(
  more: Record<string, string> = {},
  before: (local: Pick<Stand, "cognitoUrl" | "settings">) => Promise<void> = async () => {},
): Promise<{ stand: Stand; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "clientele-stand-"));
  const dataDir = join(folder, "data");
  const logFile = join(folder, "console.log");
  writeFileSync(logFile, "");
  const port = await freePort();
  // Where the example owners and scope policies go.
  process.env.DATA_DIR = dataDir;
  const local = await startLocalMode({ port, cognitoPort: 0, dataDir });
  const { consoleUrl, cognitoUrl, accounts } = local;
  const settings = { ...local.settings, DATA_DIR: dataDir };
  await before({ cognitoUrl, settings });
  const server = await startConsole({
    mode: "start",
    port,
    settings: { ...settings, ...more },
    print: (line) => appendFileSync(logFile, `${line}\n`),
    stop: new AbortController().signal,
  });
  return {
    stand: { consoleUrl, cognitoUrl, settings, accounts, logFile, dataDir, consolePid: server.pid ?? 0 },
    end: async () => {
      await server.stop();
      await local.close();
      rmSync(folder, { recursive: true });
    },
  };
}

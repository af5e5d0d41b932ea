import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startConsole } from "@/lib/commands/serve/console-server";
import { startLocalMode } from "@/lib/commands/serve/local-mode";
import { freePort } from "@/lib/commands/serve/port";
import type { Stand } from "./stand";

type Settings = Record<string, string>;

/**
 * Starts the built console with a local Cognito in this process, both new and on free ports; `more` is laid over the
 * console's environment. `before` is done between the two starts: the console finds what it made, with the settings that
 * it gives. The pools are filled up to as many `clients`. Gives what ends and removes them, too.
 */
export async function raiseStand(
  more: Settings = {},
  before: (local: Pick<Stand, "cognitoUrl" | "settings">) => Promise<Settings> = async () => ({}),
  clients: { dev?: number; prod?: number } = {},
): Promise<{ stand: Stand; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "clientele-stand-"));
  const dataDir = join(folder, "data");
  const logFile = join(folder, "console.log");
  writeFileSync(logFile, "");
  const port = await freePort();
  // Where the example owners and scope policies go.
  process.env.DATA_DIR = dataDir;
  const local = await startLocalMode({ port, cognitoPort: 0, dataDir, clients });
  const { consoleUrl, cognitoUrl, accounts } = local;
  const lent = { ...local.settings, DATA_DIR: dataDir };
  const settings = { ...lent, ...(await before({ cognitoUrl, settings: lent })) };
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

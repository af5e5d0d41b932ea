import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfNeeded } from "@/lib/commands/build";
import { startConsole } from "@/lib/commands/console-server";
import { startLocalMode } from "@/lib/commands/local-mode";
import { freePort } from "@/lib/commands/port";
import { lend } from "./stand";

/** Playwright's global setup: builds if needed, starts the stand on free ports, gives back what ends it. */
export default async function startStand(): Promise<() => Promise<void>> {
  const { signal } = new AbortController();
  await buildIfNeeded(signal);
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
  const server = await startConsole({
    mode: "start",
    port,
    settings,
    print: (line) => appendFileSync(logFile, `${line}\n`),
    stop: signal,
  });
  lend({ consoleUrl, cognitoUrl, settings, accounts, logFile, dataDir });
  return async () => {
    await server.stop();
    await local.close();
    rmSync(folder, { recursive: true });
  };
}

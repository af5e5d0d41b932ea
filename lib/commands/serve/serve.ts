import { openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { buildIfNeeded } from "@/lib/commands/build";
import { CommandError } from "@/lib/commands/command-error";
import { aborted, stopSignal } from "@/lib/commands/stop-signal";
import { commandSettings, config, strays } from "@/lib/config";
import { strayAdvice, strayMessage } from "@/lib/domain/setting-names";
import { startConsole } from "./console-server";
import { loadEnvFiles } from "./env-files";
import { startLocalMode } from "./local-mode";
import { requireFreePort } from "./port";

/** The settings in the --help of `npm start` and `npm run dev`; .env.example lists all. */
export const servedSettings = {
  COGNITO_POOLS:
    "The environments. Default: dev and prod of a local Cognito, which provides all settings of the console.",
  PORT: "The port of the console. Default: 3000.",
  LOCAL_COGNITO_PORT: "The port of the local Cognito. Default: 9400.",
  DATA_DIR: "The folder of local data. Default: .data.",
};

/**
 * Serves the console until a signal ends it: the build (`start`) or the sources (`dev`). With COGNITO_POOLS set, the
 * console runs alone; without, a local Cognito runs in this process and lends it its settings.
 */
export async function serve(mode: "start" | "dev"): Promise<void> {
  const stop = stopSignal();
  loadEnvFiles();
  const { port, localCognitoPort, dataDir, hasPools } = commandSettings();
  if (hasPools) return await serveAgainstAws(mode, port, stop);
  // A misspelt COGNITO_POOLS leads here too.
  for (const stray of strays()) console.log(`${strayMessage(stray)} ${strayAdvice(stray)}`);

  if (port === localCognitoPort)
    throw new CommandError(`PORT and LOCAL_COGNITO_PORT are both ${port}. Use two different ports.`);
  await requireFreePort(port, "PORT");
  await requireFreePort(localCognitoPort, "LOCAL_COGNITO_PORT");
  const dataFile = join(dataDir, "local-cognito.json");
  const local = await startLocalMode({ port, cognitoPort: localCognitoPort, dataDir, dataFile });
  try {
    const logFile = join(dataDir, "console.log");
    const lines = [
      `Clientele is ready: ${local.consoleUrl}`,
      "Sign in with one of these (email, password, role):",
      ...local.accounts.map((it) => `${it.email} ${it.password} ${it.role}`),
      `The log is in ${logFile}.`,
    ];
    await serveConsole({ mode, port, settings: local.settings, lines, logFile, stop });
  } finally {
    await local.close();
  }
}

async function serveAgainstAws(mode: "start" | "dev", port: number, stop: AbortSignal): Promise<void> {
  const { publicUrl } = config();
  await requireFreePort(port, "PORT");
  const lines = [`Clientele is ready: ${publicUrl} (listening on 127.0.0.1:${port}).`];
  await serveConsole({ mode, port, settings: {}, lines, stop });
}

async function serveConsole(options: {
  mode: "start" | "dev";
  port: number;
  settings: Record<string, string>;
  /** Printed once it is up. */
  lines: string[];
  /** Takes the console's log, which would push `lines` off the terminal. Without it, the terminal shows both. */
  logFile?: string;
  stop: AbortSignal;
}): Promise<void> {
  if (options.mode === "start") await buildIfNeeded(options.stop);
  if (options.stop.aborted) return;
  let isUp = false;
  const show = (line: string) => console.log(line);
  const print = options.logFile === undefined ? show : keepLog(options.logFile, show, () => isUp);
  const server = await startConsole({ ...options, print });
  isUp = true;
  if (!options.stop.aborted) for (const line of options.lines) console.log(line);
  const status = await Promise.race([server.ended, aborted(options.stop).then(() => null)]);
  await server.stop();
  if (status !== null && !options.stop.aborted)
    throw new CommandError(
      `The console stopped unexpectedly (status ${status}). The lines above${options.logFile ? ` or ${options.logFile}` : ""} may say why.`,
    );
}

/**
 * Returns the handler of a console's lines. It writes log lines (JSON records, and Next's line for each request in
 * development) to `file`, which starts empty and which only its owner can read. It passes other lines to `print`, and
 * until `isUp` the log lines too, because they may say why the console does not start.
 */
export function keepLog(file: string, print: (line: string) => void, isUp: () => boolean) {
  const log = openSync(file, "w", 0o600);
  return (line: string): void => {
    const isKept = isLogLine(line);
    if (isKept) writeSync(log, `${line}\n`);
    if (!isKept || !isUp()) print(line);
  };
}

const isLogLine = (line: string) => line.startsWith('{"level":') || /^ [A-Z]+ \S+ \d{3} in /.test(line);

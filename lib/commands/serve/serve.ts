import { join } from "node:path";
import { commandSettings, config } from "@/lib/config";
import { buildIfNeeded } from "../build";
import { CommandError } from "../command-error";
import { startConsole } from "./console-server";
import { loadEnvFiles } from "./env-files";
import { startLocalMode } from "./local-mode";
import { requireFreePort } from "./port";
import { aborted, stopSignal } from "../stop-signal";

/**
 * Serves the console until a signal asks for its end: the build (`start`) or the sources (`dev`).
 * With COGNITO_POOLS set it is alone; without, a local Cognito runs in this process and lends it its settings.
 */
export async function serve(mode: "start" | "dev"): Promise<void> {
  const stop = stopSignal();
  loadEnvFiles();
  const { port, localCognitoPort, dataDir, hasPools } = commandSettings();
  if (hasPools) return await serveAgainstAws(mode, port, stop);

  if (port === localCognitoPort)
    throw new CommandError(`PORT and LOCAL_COGNITO_PORT are both ${port}. Give them two numbers.`);
  await requireFreePort(port, "PORT");
  await requireFreePort(localCognitoPort, "LOCAL_COGNITO_PORT");
  const dataFile = join(dataDir, "local-cognito.json");
  const local = await startLocalMode({ port, cognitoPort: localCognitoPort, dataDir, dataFile });
  try {
    const people = local.accounts.map((it) => `${it.email} ${it.password} ${it.role}`);
    const lines = [
      `Clientele is ready: ${local.consoleUrl}`,
      "Sign in with one of these (email, password, role):",
      ...people,
    ];
    await serveConsole({ mode, port, settings: local.settings, lines, stop });
  } finally {
    await local.close();
  }
}

async function serveAgainstAws(mode: "start" | "dev", port: number, stop: AbortSignal): Promise<void> {
  const { publicUrl } = config();
  await requireFreePort(port, "PORT");
  const lines = [`Clientele is ready: ${publicUrl} (it listens on 127.0.0.1:${port}).`];
  await serveConsole({ mode, port, settings: {}, lines, stop });
}

async function serveConsole(options: {
  mode: "start" | "dev";
  port: number;
  settings: Record<string, string>;
  lines: string[];
  stop: AbortSignal;
}): Promise<void> {
  if (options.mode === "start") await buildIfNeeded(options.stop);
  if (options.stop.aborted) return;
  const server = await startConsole({ ...options, print: (line) => console.log(line) });
  if (!options.stop.aborted) for (const line of options.lines) console.log(line);
  const status = await Promise.race([server.ended, aborted(options.stop).then(() => null)]);
  await server.stop();
  if (status !== null && !options.stop.aborted)
    throw new CommandError(`The console ended by itself (status ${status}); the lines above may say why.`);
}

import { join } from "node:path";
import { parseArgs } from "node:util";
import { commandSettings } from "@/lib/config";
import { type LocalCognito, startLocalCognito } from "@/lib/local-cognito/server";
import { CommandError } from "./command-error";
import { lendTo } from "./lend-to";
import { run } from "./run";
import { aborted, stopSignal } from "./stop-signal";

await run(main);

/** Serves the local Cognito until a signal, or for as long as COMMAND runs, whose exit status it passes on. */
async function main(): Promise<void> {
  const stop = stopSignal();
  const { options, command } = readArguments(process.argv.slice(2));
  const cognito = await startLocalCognito(options).catch(refuse);
  try {
    for (const line of announcement(cognito)) console.log(line);
    if (command.length > 0) process.exitCode = await lendTo(command, cognito.settings, stop);
    else {
      for (const [name, value] of Object.entries(cognito.settings)) console.log(`${name}=${value}`);
      await aborted(stop);
    }
  } finally {
    await cognito.close();
  }
  process.exit();
}

// A function, because `main` runs before a constant down here has its value.
function usage(): string {
  return "npm run local-cognito -- [--port 9400] [--data FILE] [--console-url URL] [-- COMMAND…]";
}

function readArguments(all: string[]) {
  const end = all.indexOf("--");
  const { values } = parsed(end < 0 ? all : all.slice(0, end));
  const { port, dataDir } = commandSettings();
  const consoleUrl = values["console-url"] ?? `http://localhost:${port}`;
  if (!URL.canParse(consoleUrl))
    throw new CommandError("--console-url is not a URL. Give one such as http://localhost:3000.");
  return {
    command: end < 0 ? [] : all.slice(end + 1),
    options: {
      port: wholeNumber("--port", values.port ?? "9400", 65_535),
      dataFile: values.data ?? join(dataDir, "local-cognito.json"),
      consoleUrl: consoleUrl.replace(/\/+$/, ""),
    },
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { port: { type: "string" }, data: { type: "string" }, "console-url": { type: "string" } },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(".")[0] : "These arguments are not known";
    throw new CommandError(`${reason}. Usage: ${usage()}`);
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new CommandError(`${name} is not a whole number from 0 to ${most}. Usage: ${usage()}`);
}

function announcement({ url, accounts }: LocalCognito): string[] {
  return [
    `The local Cognito is ready: ${url}`,
    ...accounts.map(({ email, password, role }) => `${email} ${password} ${role}`),
  ];
}

// The local Cognito explains a port or a file it cannot use in a plain Error; anything else keeps its stack.
function refuse(error: unknown): never {
  if (error instanceof Error && error.constructor === Error) throw new CommandError(error.message);
  throw error;
}

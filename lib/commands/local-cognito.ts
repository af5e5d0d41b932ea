import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { commandSettings } from "@/lib/config";
import { type LocalCognito, startLocalCognito } from "@/lib/local-aws/server";
import { CommandError } from "./command-error";
import { type CommandLine, runCommand } from "./command-line";
import { lendTo } from "./serve/lend-to";
import { localCognitoCommand, optionsFrom } from "./serve/local-cognito-arguments";
import { aborted, stopSignal } from "./stop-signal";

// V8 collects when the heap is four times the live data, which it measured while the data file was read: 390 MB with
// 10,000 clients under load, and 225 MB at the same speed with this flag. V8 reads the flag at every collection.
setFlagsFromString("--heap-growing-percent=50");

await runCommand(localCognitoCommand, main);

/** Serves the local Cognito until a signal, or for as long as COMMAND runs, whose exit status it passes on. */
async function main(line: CommandLine): Promise<void> {
  const options = optionsFrom(line, commandSettings());
  const stop = stopSignal();
  const cognito = await startLocalCognito(options).catch(refuse);
  const settings = { ...cognito.settings, ...consoleSettings(options.consoleUrl) };
  try {
    for (const each of announcement(cognito)) console.log(each);
    if (line.rest.length > 0) process.exitCode = await lendTo(line.rest, settings, stop);
    else {
      console.log("# Settings for a console that uses it. Save them as .env, then run npm start.");
      for (const [name, value] of Object.entries(settings)) console.log(`${name}=${value}`);
      await aborted(stop);
    }
  } finally {
    await cognito.close();
  }
  process.exit();
}

// The settings that a console needs besides the lent ones. An https URL means a proxy, whose port is not the console's.
function consoleSettings(consoleUrl: string): Record<string, string> {
  const { protocol, port } = new URL(consoleUrl);
  return {
    NEXTAUTH_URL: consoleUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    ...(protocol === "http:" ? { PORT: port || "80" } : {}),
  };
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

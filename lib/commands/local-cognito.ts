import { setFlagsFromString } from "node:v8";
import { commandSettings } from "@/lib/config";
import { type LocalCognito, startLocalCognito } from "@/lib/local-aws/server";
import { CommandError } from "./command-error";
import { lendTo } from "./serve/lend-to";
import { readArguments } from "./serve/local-cognito-arguments";
import { run } from "./run";
import { aborted, stopSignal } from "./stop-signal";

// V8 collects when the heap is four times what was alive before, which it counted while the data file was read: 390 MB
// with 10,000 clients under load, and 225 MB with this, as fast. V8 reads it at every collection, so it may be set here.
setFlagsFromString("--heap-growing-percent=50");

await run(main);

/** Serves the local Cognito until a signal, or for as long as COMMAND runs, whose exit status it passes on. */
async function main(): Promise<void> {
  const stop = stopSignal();
  const { options, command } = readArguments(process.argv.slice(2), commandSettings());
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

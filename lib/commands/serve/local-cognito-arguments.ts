import { join } from "node:path";
import { type CommandLine, usageError } from "@/lib/commands/command-line";
import type { LocalCognitoOptions } from "@/lib/local-aws/server";

/** What `npm run local-cognito` takes. */
export const localCognitoCommand = {
  name: "npm run local-cognito",
  does: [
    "Serves a local Cognito without an AWS account, and prints its accounts and the settings of a console that uses it.",
    "Stops with Ctrl-C, or when COMMAND ends.",
  ].join("\n"),
  options: {
    port: { value: "PORT", does: "The port to listen on; 0 picks a free one. Default: 9400." },
    data: { value: "FILE", does: "The data file. Default: local-cognito.json in DATA_DIR." },
    clients: {
      value: "N",
      does: "Generate up to N app clients in each pool (dev and prod), at most 10000. Default: 12 examples each.",
    },
    quotas: { does: "Refuse calls above Cognito's request rates. Default: off." },
    latency: { value: "MS", does: "The median response time, in milliseconds. Default: 0." },
    "console-url": { value: "URL", does: "The URL of the console. Default: http://localhost:PORT." },
    host: { value: "ADDRESS", does: "The address to listen on. Default: the loopback addresses." },
    "reachable-by-others": { does: "Allow a --host that other machines can reach. Default: off." },
  },
  rest: {
    form: "[-- COMMAND…]",
    does: "Run COMMAND with the settings in its environment, and exit with its status.",
  },
  settings: {
    PORT: "The port of the console. Default: 3000.",
    DATA_DIR: "The folder of local data. Default: .data.",
  },
  examples: [
    "npm run local-cognito -- --clients 500",
    "npm run local-cognito -- -- aws cognito-idp list-user-pools --max-results 10",
  ],
};

/**
 * The options of a command line for the local Cognito. `defaults` has the console's port and the data folder. Throws
 * UsageError.
 */
export function optionsFrom(
  line: CommandLine,
  defaults: { port: number; dataDir: string },
): LocalCognitoOptions {
  const consoleUrl = line.valueOf("console-url") ?? `http://localhost:${defaults.port}`;
  if (!/^https?:$/.test(URL.canParse(consoleUrl) ? new URL(consoleUrl).protocol : ""))
    throw usageError(
      localCognitoCommand,
      "--console-url is not a URL. Use one such as http://localhost:3000",
    );
  const host = line.valueOf("host");
  const clients = wholeNumber(line, "clients", 10_000);
  const latencyMs = wholeNumber(line, "latency", 60_000);
  return {
    port: wholeNumber(line, "port", 65_535) ?? 9400,
    dataFile: line.valueOf("data") ?? join(defaults.dataDir, "local-cognito.json"),
    consoleUrl: consoleUrl.replace(/(?<!\/)\/+$/, ""),
    quotas: line.has("quotas"),
    ...(clients === undefined ? {} : { clients: { dev: clients, prod: clients } }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(host === undefined ? {} : { host }),
    isReachableByOthers: line.has("reachable-by-others"),
  };
}

function wholeNumber(line: CommandLine, name: string, most: number): number | undefined {
  const text = line.valueOf(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw usageError(localCognitoCommand, `--${name} is not a whole number from 0 to ${most}`);
}

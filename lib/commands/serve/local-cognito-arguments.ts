import { join } from "node:path";
import { parseArgs } from "node:util";
import type { LocalCognitoOptions } from "@/lib/local-aws/server";
import { CommandError } from "../command-error";

/**
 * Reads the arguments of `npm run local-cognito`: how to start it, and the command after `--` to lend its settings to
 * (empty for none). `defaults` say where the console and the data folder are. Throws CommandError with the usage.
 */
export function readArguments(
  all: string[],
  defaults: { port: number; dataDir: string },
): { options: LocalCognitoOptions; command: string[] } {
  const end = all.indexOf("--");
  const given = parsed(end < 0 ? all : all.slice(0, end));
  const consoleUrl = given["console-url"] ?? `http://localhost:${defaults.port}`;
  if (!/^https?:$/.test(URL.canParse(consoleUrl) ? new URL(consoleUrl).protocol : ""))
    throw new CommandError("--console-url is not a URL. Give one such as http://localhost:3000.");
  return {
    command: end < 0 ? [] : all.slice(end + 1),
    options: {
      port: wholeNumber("port", given.port ?? "9400", 65_535),
      dataFile: given.data ?? join(defaults.dataDir, "local-cognito.json"),
      consoleUrl: consoleUrl.replace(/\/+$/, ""),
      quotas: given.quotas ?? false,
      ...(given.clients === undefined ? {} : { clients: wholeNumber("clients", given.clients, 10_000) }),
      ...(given.latency === undefined ? {} : { latencyMs: wholeNumber("latency", given.latency, 60_000) }),
      ...(given.host === undefined ? {} : { host: given.host }),
      isReachableByOthers: given["reachable-by-others"] ?? false,
    },
  };
}

const usage =
  "Usage: npm run local-cognito -- [--port 9400] [--data FILE] [--clients N] [--quotas] [--latency MS] " +
  "[--console-url URL] [--host ADDRESS --reachable-by-others] [-- COMMAND…]";

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        data: { type: "string" },
        clients: { type: "string" },
        quotas: { type: "boolean" },
        latency: { type: "string" },
        "console-url": { type: "string" },
        host: { type: "string" },
        "reachable-by-others": { type: "boolean" },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(".")[0] : "These arguments are not known";
    throw new CommandError(`${reason}. ${usage}`);
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new CommandError(`--${name} is not a whole number from 0 to ${most}. ${usage}`);
}

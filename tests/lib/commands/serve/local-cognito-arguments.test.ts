import { expect, test } from "vitest";
import { UsageError } from "@/lib/commands/command-error";
import { readCommandLine } from "@/lib/commands/command-line";
import { localCognitoCommand, optionsFrom } from "@/lib/commands/serve/local-cognito-arguments";

function read(args: string[]) {
  const line = readCommandLine(localCognitoCommand, args);
  if (line === null) throw new Error("These arguments ask for help.");
  return { options: optionsFrom(line, { port: 3000, dataDir: ".data" }), command: line.rest };
}

test("without arguments it listens on 9400, keeps its file in the data folder and runs no command", () => {
  expect(read([])).toEqual({
    command: [],
    options: {
      port: 9400,
      dataFile: ".data/local-cognito.json",
      consoleUrl: "http://localhost:3000",
      quotas: false,
      isReachableByOthers: false,
    },
  });
});

test("every flag is read, and what follows the two dashes is the command, its own dashes included", () => {
  const all =
    "--port 0 --data x.json --clients 50 --quotas --latency 90 --console-url http://localhost:4000/";
  expect(read([...all.split(" "), "--", "aws", "--version", "--", "x"])).toEqual({
    command: ["aws", "--version", "--", "x"],
    options: {
      port: 0,
      dataFile: "x.json",
      consoleUrl: "http://localhost:4000",
      clients: { dev: 50, prod: 50 },
      quotas: true,
      latencyMs: 90,
      isReachableByOthers: false,
    },
  });
});

test.each([
  [["--prt", "1"]],
  [["--port", "x"]],
  [["--port", "65536"]],
  [["--clients", "10001"]],
  [["--latency", "-1"]],
  [["--console-url", "localhost:3000"]],
  [["stray"]],
])("refuses %j with a sentence", (args) => {
  expect(() => read(args)).toThrow(UsageError);
});

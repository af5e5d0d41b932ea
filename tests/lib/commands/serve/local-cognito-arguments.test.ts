import { expect, test } from "vitest";
import { CommandError } from "@/lib/commands/command-error";
import { readArguments } from "@/lib/commands/serve/local-cognito-arguments";

const defaults = { port: 3000, dataDir: ".data" };

test("without arguments it listens on 9400, keeps its file in the data folder and runs no command", () => {
  expect(readArguments([], defaults)).toEqual({
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
  expect(readArguments([...all.split(" "), "--", "aws", "--version", "--", "x"], defaults)).toEqual({
    command: ["aws", "--version", "--", "x"],
    options: {
      port: 0,
      dataFile: "x.json",
      consoleUrl: "http://localhost:4000",
      clients: 50,
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
  expect(() => readArguments(args, defaults)).toThrow(CommandError);
});

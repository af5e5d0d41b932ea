import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { firstMatch, startOnCore } from "./child";
import { settingsOn } from "./settings";

/** A local Cognito with quotas and latency on, in a process on core 1. */
export type QuotaCognito = {
  child: ChildProcess;
  settings: Record<string, string>;
  /** The median time of a call, in real milliseconds. */
  latencyMs: number;
  /** The calls so far, or since `forgetCalls`. */
  calls(): Promise<Calls>;
  forgetCalls(): Promise<void>;
  /** Makes one Describe call as another tool, and returns whether it was throttled. */
  describe(): Promise<boolean>;
};

type Calls = {
  all: number;
  throttled: number;
  /** The calls of one operation among the last 20,000. */
  of(operation: string): number;
  /** The time from the first to the last of these 20,000. */
  seconds: number;
  /** The most Describe calls that arrived in any window of this many seconds. */
  mostDescribes(seconds: number): number;
};

const MEDIAN_MS = 90;

const journal = z.object({
  calls: z.array(
    z.object({ number: z.number(), operation: z.string(), time: z.number(), error: z.string().nullable() }),
  ),
});

const list = z.object({ UserPoolClients: z.array(z.object({ ClientId: z.string() })) });

/** Starts a local Cognito with `clients` clients in each pool, `speed` times as fast as real time. */
export async function startQuotaCognito(
  folder: string,
  { clients, speed }: { clients: number; speed: number },
): Promise<QuotaCognito> {
  const child = startOnCore(1, "local-cognito", [
    "--port",
    "0",
    "--data",
    join(folder, "cognito.json"),
    "--clients",
    String(clients),
  ]);
  const port = Number(await firstMatch(child, /is ready: http:\/\/localhost:(\d+)/));
  const url = `http://localhost:${port}`;
  const pull = (lever: string, body: object) =>
    fetch(`${url}/_local/${lever}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const pool = "eu-west-1_LocalDev1";
  const [client = { ClientId: "" }] = list.parse(
    await (await ask(url, "ListUserPoolClients", { UserPoolId: pool, MaxResults: 1 })).json(),
  ).UserPoolClients;
  await pull("clock", { rate: speed });
  await pull("latency", { p50: MEDIAN_MS });
  await pull("quotas", { on: true });
  const forgetCalls = async () => void (await fetch(`${url}/_local/journal`, { method: "DELETE" }));
  await forgetCalls();
  return {
    child,
    latencyMs: MEDIAN_MS / speed,
    settings: settingsOn(url, `dev=${pool}`),
    calls: async () => {
      const { calls } = journal.parse(await (await fetch(`${url}/_local/journal`)).json());
      const described = calls.filter(({ operation }) => operation === "DescribeUserPoolClient");
      return {
        // The journal keeps the last 20,000 calls and counts all.
        all: calls.at(-1)?.number ?? 0,
        throttled: calls.filter(({ error }) => error === "TooManyRequestsException").length,
        seconds: ((calls.at(-1)?.time ?? 0) - (calls[0]?.time ?? 0)) / 1_000,
        of: (wanted) => calls.filter(({ operation }) => operation === wanted).length,
        mostDescribes: (seconds) =>
          mostWithin(
            described.map(({ time }) => time),
            seconds * 1_000,
          ),
      };
    },
    forgetCalls,
    describe: async () =>
      (await ask(url, "DescribeUserPoolClient", { UserPoolId: pool, ClientId: client.ClientId })).status !==
      200,
  };
}

function ask(url: string, operation: string, input: object): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: {
      authorization: "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/cognito-idp/aws4_request",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      "content-type": "application/x-amz-json-1.1",
    },
    body: JSON.stringify(input),
  });
}

function mostWithin(times: readonly number[], milliseconds: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  let most = 0;
  let begin = 0;
  for (const [index, time] of sorted.entries()) {
    while ((sorted[begin] ?? time) <= time - milliseconds) begin += 1;
    most = Math.max(most, index - begin + 1);
  }
  return most;
}

import { z } from "zod";
import { outputOf, startOnCore } from "./bench-child";
import { type BenchCognito, load, startBenchCognito } from "./bench-cognito";
import { atLeast, atMost, type Figure, median, told } from "./bench-figures";

/**
 * The token endpoint with 10,000 clients of two secrets beside the raw signing of the same minute: five rounds, and
 * the middle of what they show (QUALITY C4, P12). Both are counted per second of work, which other programs on the
 * machine change little; per second of time they are told as well.
 */
export async function benchToken(): Promise<Figure[]> {
  const cognito = await startBenchCognito();
  try {
    const requests = cognito.clients.map((client) => tokenRequest(client));
    const rounds: Round[] = [];
    for (let count = 0; count < 5; count++) rounds.push(await measureRound(cognito, requests));
    const middle = (name: keyof Round) => median(rounds.map((round) => round[name]));
    return [
      atLeast("token endpoint / raw signing", middle("byWork"), 0.72),
      told("token endpoint / raw signing, by time", middle("byTime")),
      told("tokens", middle("perSecond"), "/s"),
      atMost("token endpoint p99 at 32 connections", middle("p99"), 40, "ms"),
      atMost("token requests without a token", Math.max(...rounds.map((round) => round.failed)), 0),
    ];
  } finally {
    await cognito.stop();
  }
}

type Round = { byWork: number; byTime: number; perSecond: number; p99: number; failed: number };

async function measureRound(cognito: BenchCognito, requests: string[]): Promise<Round> {
  const before = await probe();
  const started = cognito.work();
  const { all, perSecond, p99, failed } = await load(cognito.port, requests, 4);
  const work = cognito.work() - started;
  const after = await probe();
  const byTime = perSecond / ((before.perSecond + after.perSecond) / 2);
  return {
    byWork: work > 0 ? all / work / ((before.perWork + after.perWork) / 2) : byTime,
    byTime,
    perSecond,
    p99,
    failed,
  };
}

async function probe(): Promise<{ perSecond: number; perWork: number }> {
  const output = await outputOf(startOnCore(0, "bench", ["part", "probe"]));
  return z.object({ perSecond: z.number(), perWork: z.number() }).parse(JSON.parse(output));
}

function tokenRequest({ id, secret, scope }: BenchCognito["clients"][number]): string {
  const body = new URLSearchParams({ grant_type: "client_credentials", scope }).toString();
  return [
    "POST /clientele-dev/oauth2/token HTTP/1.1",
    "Host: localhost",
    `Authorization: Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${body.length}`,
    "",
    body,
  ].join("\r\n");
}

import { outputOf, startOnCore } from "./bench-child";
import { type BenchCognito, load, startBenchCognito } from "./bench-cognito";
import { atLeast, atMost, type Figure, median } from "./bench-figures";

const rounds = 5;

/**
 * The token endpoint with 10,000 clients of two secrets beside the raw signing of the same minute: five rounds, and
 * the middle of what they show (QUALITY C4, P12).
 */
export async function benchToken(): Promise<Figure[]> {
  const cognito = await startBenchCognito();
  try {
    const requests = cognito.clients.map((client) => tokenRequest(client));
    const ratios: number[] = [];
    const slowest: number[] = [];
    let failed = 0;
    for (let round = 0; round < rounds; round++) {
      const before = await probe();
      const { perSecond, p99, failed: notAnswered } = await load(cognito.port, requests, 4);
      ratios.push(perSecond / ((before + (await probe())) / 2));
      slowest.push(p99);
      failed += notAnswered;
    }
    return [
      atLeast("token endpoint / raw signing", median(ratios), 0.72),
      atMost("token endpoint p99 at 32 connections", median(slowest), 40, "ms"),
      atMost("token requests without a token", failed, 0),
    ];
  } finally {
    await cognito.stop();
  }
}

async function probe(): Promise<number> {
  return Number(await outputOf(startOnCore(0, "bench", ["part", "probe"])));
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

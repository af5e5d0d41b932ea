import { endChild, firstMatch, startOnCore } from "./bench-child";
import { load, startBenchCognito } from "./bench-cognito";
import { atLeast, atMost, type Figure, median } from "./bench-figures";

const rounds = 5;

/**
 * Describe and List with 10,000 clients beside a server that does nothing, the start from the file and the memory
 * (QUALITY C5, P13): five rounds, and the middle of what they show.
 */
export async function benchEmulator(): Promise<Figure[]> {
  const noop = startOnCore(0, "bench", ["part", "noop"]);
  const cognito = await startBenchCognito();
  try {
    const noopPort = Number(await firstMatch(noop, /port (\d+)/));
    const describe = cognito.clients.map(({ id }) =>
      call("DescribeUserPoolClient", { UserPoolId: cognito.pool, ClientId: id }),
    );
    const list = [call("ListUserPoolClients", { UserPoolId: cognito.pool, MaxResults: 60 })];
    const describeRatios: number[] = [];
    const listRatios: number[] = [];
    const pages: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const ceiling = (await load(noopPort, describe, 2)).perSecond;
      describeRatios.push((await load(cognito.port, describe, 2)).perSecond / ceiling);
      const { perSecond } = await load(cognito.port, list, 2);
      listRatios.push(perSecond / ceiling);
      pages.push(1000 / perSecond);
    }
    return [
      atLeast("Describe / a server that does nothing", median(describeRatios), 0.25),
      atLeast("List / a server that does nothing", median(listRatios), 0.25),
      atMost("time of a list page", median(pages), 2, "ms"),
      atMost("start with 10,000 clients", cognito.startMs, 2000, "ms"),
      atMost("memory with 10,000 clients", cognito.memory(), 300, "MB"),
    ];
  } finally {
    await endChild(noop);
    await cognito.stop();
  }
}

function call(operation: string, input: object): string {
  const body = JSON.stringify(input);
  return [
    "POST / HTTP/1.1",
    "Host: localhost",
    "Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/cognito-idp/aws4_request",
    `X-Amz-Target: AWSCognitoIdentityProviderService.${operation}`,
    "Content-Type: application/x-amz-json-1.1",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}

import { startBenchCognito } from "./kit/cognito";
import { atLeast, atMost, type Figure, median, told } from "./kit/figures";
import { type Load, startLoad, startServer } from "./kit/served";

const rounds = 21;

/**
 * Measures Describe and List with 10,000 clients against a server that does nothing, the start from the file, and the
 * memory (QUALITY C5, P13). Takes the median of many short rounds in turn, per second of CPU time as for the token
 * endpoint.
 */
export async function benchEmulator(): Promise<Figure[]> {
  const cognito = await startBenchCognito();
  const noop = await startServer("noop");
  const requests = cognito.clients.map(({ id }) =>
    call("DescribeUserPoolClient", { UserPoolId: cognito.pool, ClientId: id }),
  );
  const page = [call("ListUserPoolClients", { UserPoolId: cognito.pool, MaxResults: 60 })];
  const nothing = startLoad(noop, requests);
  const describe = startLoad(cognito, requests);
  const list = startLoad(cognito, page);
  try {
    const seen: Round[] = [];
    for (let count = 0; count < rounds; count++)
      seen.push({
        nothing: await nothing.measure(400),
        describe: await describe.measure(400),
        list: await list.measure(400),
      });
    return [
      ...figures(seen),
      atMost("start with 10,000 clients", cognito.startMs, 2000, "ms"),
      atMost("memory with 10,000 clients", cognito.memory(), 300, "MB"),
    ];
  } finally {
    await Promise.all([nothing, describe, list, noop].map((part) => part.end()));
    await cognito.stop();
  }
}

type Round = Record<"nothing" | "describe" | "list", Load>;

function figures(seen: readonly Round[]): Figure[] {
  const middle = (of: (round: Round) => number) => median(seen.map(of));
  return [
    atLeast(
      "Describe / a server that does nothing",
      middle(({ describe, nothing }) => describe.perWork / nothing.perWork),
      0.25,
    ),
    told(
      "Describe / a server that does nothing, by time",
      middle(({ describe, nothing }) => describe.perSecond / nothing.perSecond),
    ),
    atLeast(
      "List / a server that does nothing",
      middle(({ list, nothing }) => list.perWork / nothing.perWork),
      0.25,
    ),
    told(
      "List / a server that does nothing, by time",
      middle(({ list, nothing }) => list.perSecond / nothing.perSecond),
    ),
    atMost(
      "time of a list page",
      middle(({ list }) => 1000 / list.perSecond),
      2,
      "ms",
    ),
    atMost(
      "calls that failed",
      Math.max(...seen.flatMap(({ describe, list }) => [describe.failed, list.failed])),
      0,
    ),
  ];
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

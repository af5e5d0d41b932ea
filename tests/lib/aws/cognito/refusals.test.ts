import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createClient, getClient } from "@/lib/aws/cognito/clients";
import { callerIdentity } from "@/lib/aws/cognito/doctor/identity";
import { log } from "@/lib/process/log";
import { consoleOn, devPool } from "@/tests/kit/console-on";

const clientId = "0123456789abcdefghijklmnop";

/** A stand-in for AWS: its clock, and whether it refuses whatever the signature's date is. */
const aws = { ahead: 0, isStubborn: false, refusal: null as object | null, asked: 0 };

/** AWS refuses what was signed more than 5 minutes off (IAM guide, signing). */
function isLate({ headers }: IncomingMessage): boolean {
  const [, day = "", time = ""] = /^(\d{8})T(\d{6})Z$/.exec(String(headers["x-amz-date"])) ?? [];
  const signedAt = Date.parse(
    `${day.replace(/(....)(..)/, "$1-$2-")}T${time.replace(/(..)(..)/, "$1:$2:")}Z`,
  );
  return aws.isStubborn || Math.abs(signedAt - Date.now() - aws.ahead) > 300_000;
}

const server = createServer((request, response) => {
  aws.asked += 1;
  const date = new Date(Date.now() + aws.ahead).toUTCString();
  const isSts = request.headers["x-amz-target"] === undefined;
  const message = "Signature expired: 20261129T080000Z is now earlier than 20261129T080500Z";
  if (aws.refusal) {
    response.writeHead(400, { date, "content-type": "application/x-amz-json-1.1" });
    return response.end(JSON.stringify(aws.refusal));
  }
  if (isLate(request) && isSts) {
    response.writeHead(403, { date, "content-type": "text/xml" });
    return response.end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>${message}</Message></Error></ErrorResponse>`,
    );
  }
  response.writeHead(isLate(request) ? 400 : 200, { date, "content-type": "application/x-amz-json-1.1" });
  response.end(
    JSON.stringify(
      isLate(request)
        ? { __type: "InvalidSignatureException", message }
        : { UserPoolClient: { ClientId: clientId, ClientName: "there" } },
    ),
  );
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
consoleOn({
  settings: {
    COGNITO_POOLS: "dev=eu-west-1_LocalDev1",
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ACCESS_KEY_ID: "key",
    AWS_SECRET_ACCESS_KEY: "secret",
    SIGN_IN_ISSUER: "https://issuer.example.com",
    SIGN_IN_CLIENT_ID: "console",
    SIGN_IN_CLIENT_SECRET: "console",
  },
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => Object.assign(aws, { ahead: 0, isStubborn: false, refusal: null, asked: 0 }));

test.each([
  [7 * 60_000, "7 minutes behind AWS’s"],
  [-90 * 60_000, "90 minutes ahead of AWS’s"],
])(
  "where AWS's clock is %d ms ahead of the console's, the clock is named and what to do about it",
  async (ahead, skew) => {
    Object.assign(aws, { ahead, isStubborn: true });
    const problem = {
      code: "wrong-clock",
      message: expect.stringMatching(new RegExp(`^The console’s clock is ${skew}.* with NTP\\.$`)),
    };
    expect(await getClient(devPool(), clientId)).toMatchObject({ ok: false, problem });
    expect(aws.asked).toBe(2);
    expect(await callerIdentity("eu-west-1", null)).toMatchObject({ ok: false, problem });
  },
);

test("a wrong clock is learnt from the refusal, so that the second question is signed as AWS has it", async () => {
  aws.ahead = 3_600_000;
  expect(await getClient({ ...devPool(), region: "eu-west-2" }, clientId)).toMatchObject({ ok: true });
  expect(aws.asked).toBe(2);
});

test("signatures that are refused beside a right clock are a matter of the credentials", async () => {
  aws.isStubborn = true;
  expect(await getClient(devPool(), clientId)).toMatchObject({
    ok: false,
    problem: { code: "aws-credentials", message: expect.not.stringContaining("clock") },
  });
});

test.each(["toString", "constructor", "__proto__", "hasOwnProperty", "valueOf"])(
  "a refusal that is called %s is one that nobody knows",
  async (name) => {
    aws.refusal = { __type: name, message: "odd" };
    expect(await getClient(devPool(), clientId, "background")).toMatchObject({
      ok: false,
      problem: { code: "unreachable", message: expect.any(String) },
    });
  },
);

test("a pool's copy refuses changes with a sentence of its own, which leads to the primary Region", async () => {
  aws.refusal = { __type: "OperationNotEnabledException", message: "odd" };
  expect(await getClient(devPool(), clientId)).toMatchObject({
    ok: false,
    problem: { code: "refused", message: expect.stringMatching(/replica.*primary Region\.$/) },
  });
});

test.each([
  ["InvalidParameterException", "refused"],
  ["SomethingNewException", "unknown-outcome"],
])("what AWS says with %s is in no log and in no answer: it may repeat a secret", async (name, code) => {
  const lines = vi.spyOn(log, "warn");
  aws.refusal = { __type: name, message: "1 validation error: canary-secret-of-24-letters failed" };
  const draft = { name: "x", scopes: ["orders/read"], tokenMinutes: 15 };
  const created = await createClient(devPool(), draft, "canary-secret-of-24-letters");
  expect(created).toMatchObject({ ok: false, problem: { code } });
  expect(lines).toHaveBeenCalledWith(
    { operation: "CreateUserPoolClient", error: name, requestId: undefined },
    "Cognito refused a call",
  );
  expect(JSON.stringify([created, lines.mock.calls])).not.toContain("canary");
  lines.mockRestore();
});

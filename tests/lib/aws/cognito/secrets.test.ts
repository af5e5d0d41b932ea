import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { unreadableAnswer } from "@/lib/aws/cognito/answer";
import { addSecret, deleteSecret, listSecrets } from "@/lib/aws/cognito/secrets";
import { failed } from "@/lib/domain/result";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { got } from "@/tests/kit/store/both-stores";

// A Cognito that says more than it should: the local one tells no value twice, and would not show what is passed on.
const asked: { operation: string; body: unknown }[] = [];
let answer: unknown = {};
const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const operation = String(incoming.headers["x-amz-target"]).split(".")[1] ?? "";
  asked.push({ operation, body: JSON.parse(Buffer.concat(chunks).toString()) });
  outgoing.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(answer));
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const pool = devPool();
consoleOn({
  settings: {
    COGNITO_POOLS: `dev=${pool.id}`,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_REGION: "eu-west-1",
    SIGN_IN_ISSUER: url,
    SIGN_IN_CLIENT_ID: "console",
    SIGN_IN_CLIENT_SECRET: "nothing of anybody’s",
  },
});

const value = "TheValueThatNobodyIsToldTwice0123456";
const described = (id: string, day: number) => ({
  ClientSecretId: id,
  ClientSecretCreateDate: Date.UTC(2026, 0, day) / 1_000,
  ClientSecretValue: value,
});

test("a list is ids and dates, oldest first: a value beside them is passed on to nobody", async () => {
  answer = { ClientSecrets: [described("new", 2), described("old", 1)] };
  expect(got(await listSecrets(pool, "orders"))).toEqual([
    { secretId: "old", createdAt: "2026-01-01T00:00:00.000Z" },
    { secretId: "new", createdAt: "2026-01-02T00:00:00.000Z" },
  ]);
  const body = { UserPoolId: pool.id, ClientId: "orders" };
  expect(asked.at(-1)).toEqual({ operation: "ListUserPoolClientSecrets", body });
});

test("a list that names a secret by half is no list, and none at all is an empty one", async () => {
  const { ClientSecretId, ClientSecretCreateDate } = described("one", 1);
  for (const [half, missing] of [
    [{ ClientSecretId }, ["ClientSecretCreateDate"]],
    [{ ClientSecretCreateDate }, ["ClientSecretId"]],
    [{}, ["ClientSecretId", "ClientSecretCreateDate"]],
  ] as const) {
    answer = { ClientSecrets: [half, described("two", 2)] };
    expect(await listSecrets(pool, "orders")).toEqual(
      failed(unreadableAnswer("this client’s secrets", new Set(missing))),
    );
  }
  answer = {};
  expect(got(await listSecrets(pool, "orders"))).toEqual([]);
});

test("a value of ours is sent, and given with what Cognito says of it, whatever value stands there", async () => {
  answer = { ClientSecretDescriptor: described("new", 2) };
  const ours = "OurOwnValue".padEnd(48, "0");
  expect(got(await addSecret(pool, "orders", ours))).toEqual({
    secretId: "new",
    createdAt: "2026-01-02T00:00:00.000Z",
    value: ours,
  });
  expect(asked.at(-1)?.body).toEqual({ UserPoolId: pool.id, ClientId: "orders", ClientSecret: ours });
});

test("an addition that tells no date has the date of now", async () => {
  answer = { ClientSecretDescriptor: { ...described("new", 2), ClientSecretCreateDate: undefined } };
  const before = Date.now();
  const { createdAt } = got(await addSecret(pool, "orders", "OurOwnValue".padEnd(48, "0")));
  expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.now());
});

test("where Cognito makes the value, none is sent, and the one that it tells is given", async () => {
  answer = { ClientSecretDescriptor: described("new", 2) };
  expect(got(await addSecret(pool, "orders", null))).toMatchObject({ secretId: "new", value });
  expect(asked.at(-1)?.body).toEqual({ UserPoolId: pool.id, ClientId: "orders" });
});

test.each([
  ["nothing", {}, "ours".padEnd(48, "0")],
  [
    "no id",
    { ClientSecretDescriptor: { ...described("new", 2), ClientSecretId: undefined } },
    "ours".padEnd(48, "0"),
  ],
  [
    "no value of its own",
    { ClientSecretDescriptor: { ...described("new", 2), ClientSecretValue: undefined } },
    null,
  ],
])(
  "an addition that tells %s has an outcome that nobody knows, and is not repeated",
  async (_what, told, wanted) => {
    answer = told;
    const before = asked.length;
    expect(await addSecret(pool, "orders", wanted)).toMatchObject({ problem: { code: "unknown-outcome" } });
    expect(asked.length).toBe(before + 1);
  },
);

test("a deletion names the one secret", async () => {
  answer = {};
  expect(got(await deleteSecret(pool, "orders", "old"))).toBeNull();
  const body = { UserPoolId: pool.id, ClientId: "orders", ClientSecretId: "old" };
  expect(asked.at(-1)).toEqual({ operation: "DeleteUserPoolClientSecret", body });
});

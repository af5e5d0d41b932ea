import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/fresh-cognito";
import { type Cognito, createClient, devPool } from "./m2m-client";
import { refusalOf } from "./refusal-of";
import { requestToken } from "./request-token";

const UserPoolId = devPool;
let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

const add = (ClientId: string, ClientSecret?: string, from = cognito) =>
  from.sdk
    .send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecret }))
    .then((it) => it.ClientSecretDescriptor);
const list = (ClientId: string, from = cognito) =>
  from.sdk
    .send(new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }))
    .then((it) => it.ClientSecrets ?? []);
const remove = (ClientId: string, ClientSecretId = "", from = cognito) =>
  from.sdk.send(new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecretId }));
const described = (ClientId: string, from = cognito) =>
  from.sdk
    .send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
    .then((it) => it.UserPoolClient?.ClientSecret);
const works = async (client_id: string, client_secret = "") =>
  (await requestToken(cognito, { client_id, client_secret })).status === 200;

test("a second secret is made by Cognito, shown in that answer only, and works beside the first", async () => {
  const { ClientId, ClientSecret } = await createClient(cognito);
  const second = await add(ClientId);
  expect(second?.ClientSecretId).toMatch(new RegExp(`^${ClientId}--\\d{13}$`));
  expect(second?.ClientSecretValue).toMatch(/^[0-9a-v]{52}$/);
  const listed = await list(ClientId);
  expect(listed).toHaveLength(2);
  for (const item of listed)
    expect(Object.keys(item).sort()).toEqual(["ClientSecretCreateDate", "ClientSecretId"]);
  expect(await works(ClientId, ClientSecret)).toBe(true);
  expect(await works(ClientId, second?.ClientSecretValue)).toBe(true);
  expect(await described(ClientId)).toBe(ClientSecret);
});

test("a secret of one's own is accepted and not repeated", async () => {
  const { ClientId } = await createClient(cognito);
  const own = "my_own_secret_of_30_characters";
  expect((await add(ClientId, own))?.ClientSecretValue).toBeUndefined();
  expect(await works(ClientId, own)).toBe(true);
});

test("a third secret is refused and the first two still work", async () => {
  const { ClientId, ClientSecret } = await createClient(cognito);
  const second = await add(ClientId);
  expect(await refusalOf(add(ClientId))).toMatchObject({ name: "LimitExceededException", status: 400 });
  expect(await works(ClientId, ClientSecret)).toBe(true);
  expect(await works(ClientId, second?.ClientSecretValue)).toBe(true);
});

test("a deleted secret stops working, the other goes on, and the last one stays", async () => {
  const { ClientId, ClientSecret } = await createClient(cognito);
  const second = await add(ClientId);
  const [first] = await list(ClientId);
  await remove(ClientId, first?.ClientSecretId);
  expect(await works(ClientId, ClientSecret)).toBe(false);
  expect(await works(ClientId, second?.ClientSecretValue)).toBe(true);
  expect(await refusalOf(remove(ClientId, second?.ClientSecretId))).toMatchObject({
    name: "InvalidParameterException",
  });
  expect(await works(ClientId, second?.ClientSecretValue)).toBe(true);
});

test("a secret id that is not there is unknown, even when it is another client's", async () => {
  const one = await createClient(cognito);
  const other = await createClient(cognito);
  await add(one.ClientId);
  const [foreign] = await list(other.ClientId);
  expect(await refusalOf(remove(one.ClientId, foreign?.ClientSecretId))).toMatchObject({
    name: "ResourceNotFoundException",
  });
  expect(await list(one.ClientId)).toHaveLength(2);
});

test("a client without a secret cannot get one", async () => {
  const { ClientId } = await createClient(cognito, {
    GenerateSecret: false,
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["openid"],
  });
  expect(await list(ClientId)).toEqual([]);
  expect(await refusalOf(add(ClientId))).toMatchObject({ name: "InvalidParameterException" });
});

test.each([["short"], ["x".repeat(65)], ["a secret with spaces in it"]])(
  "the secret %j breaks the rules and is not repeated in the refusal",
  async (secret) => {
    const { ClientId } = await createClient(cognito);
    const refusal = await refusalOf(add(ClientId, secret));
    expect(refusal).toMatchObject({ name: "InvalidParameterException" });
    expect(refusal.message).not.toContain(secret);
  },
);

test("two secrets added in the same instant have two ids", async () => {
  const { ClientId } = await createClient(cognito);
  const [first] = await list(ClientId);
  await remove(ClientId, (await add(ClientId))?.ClientSecretId);
  await add(ClientId);
  const ids = (await list(ClientId)).map((it) => it.ClientSecretId);
  expect(new Set(ids).size).toBe(2);
  expect(ids[0]).toBe(first?.ClientSecretId);
});

test("once the first secret is deleted, Describe shows none, or the other in the other reading", async () => {
  for (const [describeAfterFirstSecretDeleted, expected] of [
    ["nothing", "none"],
    ["the other", "the other"],
  ] as const) {
    const own = await freshCognito({ facts: { describeAfterFirstSecretDeleted } });
    try {
      const { ClientId } = await createClient(own);
      const second = await add(ClientId, undefined, own);
      await remove(ClientId, (await list(ClientId, own))[0]?.ClientSecretId, own);
      const shown = await described(ClientId, own);
      expect(shown).toBe(expected === "none" ? undefined : second?.ClientSecretValue);
    } finally {
      await own.stop();
    }
  }
});

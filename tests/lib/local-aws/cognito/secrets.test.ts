import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Contract, contractCognito } from "@/tests/kit/local-cognito/contract-cognito";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

let contract: Contract;

beforeAll(async () => {
  contract = await contractCognito();
});
afterAll(() => contract.stop());

const on = (ClientId: string) => ({ UserPoolId: contract.UserPoolId, ClientId });
const add = (ClientId: string, ClientSecret?: string) =>
  contract.sdk
    .send(new AddUserPoolClientSecretCommand({ ...on(ClientId), ClientSecret }))
    .then((it) => it.ClientSecretDescriptor);
const list = (ClientId: string) =>
  contract.sdk.send(new ListUserPoolClientSecretsCommand(on(ClientId))).then((it) => it.ClientSecrets ?? []);
const remove = (ClientId: string, ClientSecretId = "") =>
  contract.sdk.send(new DeleteUserPoolClientSecretCommand({ ...on(ClientId), ClientSecretId }));
const works = async (client_id: string, client_secret = "") =>
  (await contract.token({ client_id, client_secret })).status === 200;

test("a second secret is made by Cognito, shown in that answer only, and works beside the first", async () => {
  const { ClientId, ClientSecret } = await contract.create();
  const second = await add(ClientId);
  expect(second?.ClientSecretId).toMatch(new RegExp(`^${ClientId}--\\d{13}$`));
  expect(second?.ClientSecretValue).toMatch(/^[0-9a-v]{52}$/);
  const listed = await list(ClientId);
  expect(listed).toHaveLength(2);
  for (const item of listed)
    expect(Object.keys(item).sort()).toEqual(["ClientSecretCreateDate", "ClientSecretId"]);
  expect(await works(ClientId, ClientSecret)).toBe(true);
  expect(await works(ClientId, second?.ClientSecretValue)).toBe(true);
});

test("a secret of one's own is accepted and not repeated", async () => {
  const { ClientId } = await contract.create();
  const own = "my_own_secret_of_30_characters";
  expect((await add(ClientId, own))?.ClientSecretValue).toBeUndefined();
  expect(await works(ClientId, own)).toBe(true);
});

test("what only begins with the secret, or is its beginning, is not the secret", async () => {
  const { ClientId, ClientSecret = "" } = await contract.create();
  expect(await works(ClientId, `${ClientSecret}\0`)).toBe(false);
  expect(await works(ClientId, `${ClientSecret}${"x".repeat(200)}`)).toBe(false);
  expect(await works(ClientId, ClientSecret.slice(0, -1))).toBe(false);
});

test("a third secret is refused and the first two still work", async () => {
  const { ClientId, ClientSecret } = await contract.create();
  const second = await add(ClientId);
  expect(await refusalOf(add(ClientId))).toMatchObject({ name: "LimitExceededException", status: 400 });
  expect(await works(ClientId, ClientSecret)).toBe(true);
  expect(await works(ClientId, second?.ClientSecretValue)).toBe(true);
});

test("a deleted secret stops working, the other goes on, and the last one stays", async () => {
  const { ClientId, ClientSecret } = await contract.create();
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
  const one = await contract.create();
  const other = await contract.create();
  await add(one.ClientId);
  const [foreign] = await list(other.ClientId);
  expect(await refusalOf(remove(one.ClientId, foreign?.ClientSecretId))).toMatchObject({
    name: "ResourceNotFoundException",
  });
  expect(await list(one.ClientId)).toHaveLength(2);
});

test("a client without a secret cannot get one", async () => {
  const { ClientId } = await contract.create({
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
    const { ClientId } = await contract.create();
    const refusal = await refusalOf(add(ClientId, secret));
    expect(refusal).toMatchObject({ name: "InvalidParameterException" });
    expect(refusal.message).not.toContain(secret);
  },
);

test("two secrets added in the same instant have two ids", async () => {
  const { ClientId } = await contract.create();
  const [first] = await list(ClientId);
  await remove(ClientId, (await add(ClientId))?.ClientSecretId);
  await add(ClientId);
  const ids = (await list(ClientId)).map((it) => it.ClientSecretId);
  expect(new Set(ids).size).toBe(2);
  expect(ids[0]).toBe(first?.ClientSecretId);
});

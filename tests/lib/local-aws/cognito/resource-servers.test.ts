import {
  CreateResourceServerCommand,
  type CreateResourceServerCommandInput,
  DeleteResourceServerCommand,
  DescribeResourceServerCommand,
  ListResourceServersCommand,
  UpdateResourceServerCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool, read, write } from "@/tests/kit/local-cognito/m2m-client";
import { requestToken } from "@/tests/kit/local-cognito/request-token";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

const UserPoolId = devPool;
let cognito: Cognito;

beforeEach(async () => {
  cognito = await freshCognito();
});
afterEach(() => cognito.stop());

const stock = {
  UserPoolId,
  Identifier: "https://api.example.com/stock",
  Name: "Stock",
  Scopes: [{ ScopeName: "read", ScopeDescription: "Read “stock” — $(all)" }],
};
const create = (wish: Partial<CreateResourceServerCommandInput> = {}) =>
  cognito.sdk.send(new CreateResourceServerCommand({ ...stock, ...wish })).then((it) => it.ResourceServer);
const describe = (Identifier: string) =>
  cognito.sdk
    .send(new DescribeResourceServerCommand({ UserPoolId, Identifier }))
    .then((it) => it.ResourceServer);

test("a resource server is created, described, listed, replaced and deleted", async () => {
  expect(await create()).toEqual(stock);
  expect(await describe(stock.Identifier)).toEqual(stock);
  const { ResourceServers } = await cognito.sdk.send(
    new ListResourceServersCommand({ UserPoolId, MaxResults: 50 }),
  );
  expect(ResourceServers).toContainEqual(stock);
  await cognito.sdk.send(
    new UpdateResourceServerCommand({ UserPoolId, Identifier: stock.Identifier, Name: "Stock and more" }),
  );
  expect(await describe(stock.Identifier)).toEqual({ ...stock, Name: "Stock and more", Scopes: [] });
  await cognito.sdk.send(new DeleteResourceServerCommand({ UserPoolId, Identifier: stock.Identifier }));
  expect(await refusalOf(describe(stock.Identifier))).toEqual({
    name: "ResourceNotFoundException",
    message: `Resource server ${stock.Identifier} does not exist.`,
    status: 400,
  });
});

test("an identifier that is there is refused with its name", async () => {
  await create();
  expect(await refusalOf(create())).toEqual({
    name: "InvalidParameterException",
    message: `${stock.Identifier} already exists in user pool ${UserPoolId}.`,
    status: 400,
  });
});

test("a pool takes 25 resource servers and no more", async () => {
  for (let count = 3; count < 25; count++) await create({ Identifier: `server-${count}` });
  expect(await refusalOf(create())).toMatchObject({ name: "LimitExceededException" });
});

test("a removed scope stays on the client, is missing from tokens, and revives when it is added again", async () => {
  const { ClientId, ClientSecret } = await createClient(cognito, { AllowedOAuthScopes: [read, write] });
  const scopes = async () => {
    const { body } = await requestToken(cognito, { client_id: ClientId, client_secret: ClientSecret });
    return decodeJwt(body.access_token ?? "").scope;
  };
  const before = await describe("auth-resource-server");
  const all = before?.Scopes ?? [];
  const save = (Scopes: typeof all) =>
    cognito.sdk.send(
      new UpdateResourceServerCommand({
        UserPoolId,
        Identifier: "auth-resource-server",
        Name: "Auth",
        Scopes,
      }),
    );
  expect(await scopes()).toBe(`${read} ${write}`);
  await save(all.filter((it) => it.ScopeName !== "custom-scope.write"));
  expect(await scopes()).toBe(read);
  await save(all);
  expect(await scopes()).toBe(`${read} ${write}`);
});

test.each<[string, Partial<CreateResourceServerCommandInput>, string]>([
  [
    "an identifier with a space",
    { Identifier: "two words" },
    "1 validation error detected: Value 'two words' at 'identifier' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\x21\\x23-\\x5B\\x5D-\\x7E]+",
  ],
  [
    "a name with a colon",
    { Name: "a:b" },
    "1 validation error detected: Value 'a:b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+",
  ],
  [
    "a scope name with a slash",
    { Scopes: [...stock.Scopes, { ScopeName: "a/b", ScopeDescription: "x" }] },
    "1 validation error detected: Value 'a/b' at 'scopes.2.member.scopeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+",
  ],
  [
    "a scope without a description",
    { Scopes: [{ ScopeName: "a", ScopeDescription: undefined }] },
    "1 validation error detected: Value null at 'scopes.1.member.scopeDescription' failed to satisfy constraint: Member must not be null",
  ],
  [
    "a server without a name",
    { Name: undefined },
    "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
  ],
])("refuses %s with AWS's text", async (_, wish, message) => {
  expect(await refusalOf(create(wish))).toEqual({ name: "InvalidParameterException", message, status: 400 });
});

test("101 scopes are refused and 100 are not", async () => {
  const scopes = Array.from({ length: 101 }, (_, index) => ({
    ScopeName: `s${index}`,
    ScopeDescription: "x",
  }));
  expect(await refusalOf(create({ Scopes: scopes }))).toMatchObject({ name: "InvalidParameterException" });
  expect((await create({ Scopes: scopes.slice(1) }))?.Scopes).toHaveLength(100);
});

test("a page of resource servers has at most 50", async () => {
  const call = cognito.sdk.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 51 }));
  expect(await refusalOf(call)).toMatchObject({ name: "InvalidParameterException" });
});

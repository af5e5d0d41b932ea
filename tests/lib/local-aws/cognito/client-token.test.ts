import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  GetClientTokenCommand,
  type GetClientTokenCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool, read, write } from "@/tests/kit/local-cognito/m2m-client";
import { requestToken } from "@/tests/kit/local-cognito/request-token";
import { pullLever } from "@/tests/kit/local-lever";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

let cognito: Cognito;
let client: Awaited<ReturnType<typeof createClient>>;
let unsigned: CognitoIdentityProviderClient;

beforeAll(async () => {
  cognito = await freshCognito();
  client = await createClient(cognito, {
    ExplicitAuthFlows: ["ALLOW_CLIENT_TOKEN_AUTH" as "ALLOW_CUSTOM_AUTH"],
    AllowedOAuthScopes: [read, write],
  });
  unsigned = new CognitoIdentityProviderClient({
    endpoint: cognito.url,
    region: "eu-west-1",
    maxAttempts: 1,
    httpAuthSchemeProvider: () => [{ schemeId: "smithy.api#noAuth" }],
  });
});
afterAll(() => {
  unsigned.destroy();
  return cognito.stop();
});

const get = (wish: Partial<GetClientTokenCommandInput> = {}) =>
  unsigned
    .send(new GetClientTokenCommand({ ClientId: client.ClientId, Secret: client.ClientSecret, ...wish }))
    .then((it) => it.ClientAuthenticationResult);

test("a client gets a token by the API, unsigned, for all its scopes or for some", async () => {
  const all = await get();
  expect(all).toMatchObject({ ExpiresIn: 3600, TokenType: "Bearer" });
  expect(decodeJwt(all?.AccessToken ?? "")).toMatchObject({
    client_id: client.ClientId,
    scope: `${read} ${write}`,
  });
  const some = await get({ Scopes: [write] });
  expect(decodeJwt(some?.AccessToken ?? "").scope).toBe(write);
});

test("a wrong secret is refused in AWS's words", async () => {
  expect(await refusalOf(get({ Secret: "wrong_wrong_wrong_wrong_wrong" }))).toEqual({
    name: "NotAuthorizedException",
    message: "Invalid client or secret",
    status: 400,
  });
});

test("the API takes a new secret at once, whatever the token endpoint does", async () => {
  const other = await freshCognito({ facts: { secretPropagation: "in minutes" } });
  try {
    const { ClientId } = await createClient(other, {
      ExplicitAuthFlows: ["ALLOW_CLIENT_TOKEN_AUTH" as "ALLOW_CUSTOM_AUTH"],
    });
    const add = new AddUserPoolClientSecretCommand({ UserPoolId: devPool, ClientId });
    const Secret = (await other.sdk.send(add)).ClientSecretDescriptor?.ClientSecretValue ?? "";
    expect((await requestToken(other, { client_id: ClientId, client_secret: Secret })).body).toEqual({
      error: "invalid_client",
    });
    const { ClientAuthenticationResult } = await other.sdk.send(
      new GetClientTokenCommand({ ClientId, Secret }),
    );
    expect(ClientAuthenticationResult?.TokenType).toBe("Bearer");
    await pullLever(other.url, "clock", { move: 121_000 });
    expect((await requestToken(other, { client_id: ClientId, client_secret: Secret })).status).toBe(200);
  } finally {
    await other.stop();
  }
});

test.each<[string, Partial<GetClientTokenCommandInput>, string]>([
  ["an unknown client", { ClientId: "0123456789abcdefghijklmnop" }, "ResourceNotFoundException"],
  ["a scope the client does not have", { Scopes: ["payments/charge"] }, "InvalidParameterException"],
])("refuses %s", async (_, wish, name) => {
  const refusal = await refusalOf(get(wish));
  expect(refusal).toMatchObject({ name, status: 400 });
  expect(refusal.message).not.toContain(wish.Secret ?? client.ClientSecret);
});

test("refuses a client without that auth flow, and names the flow", async () => {
  const plain = await createClient(cognito);
  const call = get({ ClientId: plain.ClientId, Secret: plain.ClientSecret });
  const { name, message } = await refusalOf(call);
  expect(name).toBe("InvalidParameterException");
  expect(message).toContain("ALLOW_CLIENT_TOKEN_AUTH");
});

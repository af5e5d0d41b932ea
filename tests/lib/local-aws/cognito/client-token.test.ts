import {
  CognitoIdentityProviderClient,
  GetClientTokenCommand,
  type GetClientTokenCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, read, write } from "@/tests/kit/local-cognito/m2m-client";
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

test.each<[string, Partial<GetClientTokenCommandInput>, string]>([
  ["a wrong secret", { Secret: "wrong_wrong_wrong_wrong_wrong" }, "NotAuthorizedException"],
  ["an unknown client", { ClientId: "0123456789abcdefghijklmnop" }, "ResourceNotFoundException"],
  ["a scope the client does not have", { Scopes: ["payments/charge"] }, "InvalidParameterException"],
])("refuses %s", async (_, wish, name) => {
  const refusal = await refusalOf(get(wish));
  expect(refusal).toMatchObject({ name, status: 400 });
  expect(refusal.message).not.toContain(wish.Secret ?? client.ClientSecret);
});

test("refuses a client without that auth flow", async () => {
  const plain = await createClient(cognito);
  const call = get({ ClientId: plain.ClientId, Secret: plain.ClientSecret });
  expect(await refusalOf(call)).toMatchObject({ name: "InvalidParameterException" });
});

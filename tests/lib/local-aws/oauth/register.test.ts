import {
  AddUserPoolClientSecretCommand,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeEach, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { basic, requestToken } from "@/tests/kit/local-cognito/request-token";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

const UserPoolId = "eu-west-1_LocalDev1";
const registerScope = "aws.cognito/dcr/register";
const read = "auth-resource-server/custom-scope.read";
let cognito: Awaited<ReturnType<typeof freshCognito>>;

beforeEach(async () => {
  await cognito?.stop();
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

const allow = (DcrConfiguration: UpdateUserPoolCommandInput["DcrConfiguration"]) =>
  cognito.sdk.send(new UpdateUserPoolCommand({ UserPoolId, DcrConfiguration }));

async function register(metadata: object, headers: Record<string, string> = {}) {
  const reply = await fetch(`${cognito.url}/clientele-dev/oauth2/register`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(metadata),
  });
  const text = await reply.text();
  return { status: reply.status, body: text.startsWith("{") ? JSON.parse(text) : {} };
}

const endpointInDiscovery = async () =>
  (await (await fetch(`${cognito.url}/${UserPoolId}/.well-known/openid-configuration`)).json())
    .registration_endpoint;

/** The Authorization header with an initial access token, of a client that has the scope for registering others. */
async function initialToken(scope = registerScope) {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: "registrar",
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: [registerScope, read],
    }),
  );
  const { ClientId = "", ClientSecret = "" } = UserPoolClient ?? {};
  const { body } = await requestToken(cognito, { scope }, { authorization: basic(ClientId, ClientSecret) });
  return { authorization: `Bearer ${body.access_token}` };
}

const machine = { client_name: "agent", grant_types: ["client_credentials"] };

test("while registration is off, there is no endpoint, and discovery names none", async () => {
  expect((await register(machine)).status).toBe(404);
  expect(await endpointInDiscovery()).toBeUndefined();
});

test("with an initial access token, a program registers an M2M client, which the API shows as type DCR", async () => {
  await allow({ AllowedScopes: [read, registerScope] });
  expect(await endpointInDiscovery()).toMatch(/\/clientele-dev\/oauth2\/register$/);
  const { status, body } = await register(machine, await initialToken());
  expect(status).toBe(201);
  expect(body).toMatchObject({ client_name: "agent", scope: read, client_secret_expires_at: 0 });
  const one = { UserPoolId, ClientId: body.client_id };
  const { UserPoolClient } = await cognito.sdk.send(new DescribeUserPoolClientCommand(one));
  expect(UserPoolClient).toMatchObject({ ClientType: "DCR", AllowedOAuthFlows: ["client_credentials"] });
  const listed = await cognito.sdk.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, ClientType: "DCR" }),
  );
  expect(listed.UserPoolClients?.map(({ ClientId }) => ClientId)).toEqual([body.client_id]);
  const token = () => requestToken(cognito, {}, { authorization: basic(body.client_id, body.client_secret) });
  expect((await token()).status).toBe(200);
  expect(await refusalOf(cognito.sdk.send(new AddUserPoolClientSecretCommand(one)))).toMatchObject({
    name: "InvalidParameterException",
  });
  // It can be suspended, does not get the scope for registering others, and can be deleted.
  const { AllowedOAuthFlows, ExplicitAuthFlows } = UserPoolClient ?? {};
  const settings = { ...one, AllowedOAuthFlows, ExplicitAuthFlows, AllowedOAuthScopes: [read] };
  await cognito.sdk.send(new UpdateUserPoolClientCommand(settings));
  expect((await token()).body).toEqual({ error: "invalid_grant" });
  const more = new UpdateUserPoolClientCommand({ ...settings, AllowedOAuthScopes: [read, registerScope] });
  expect(await refusalOf(cognito.sdk.send(more))).toMatchObject({ name: "InvalidParameterException" });
  await cognito.sdk.send(new DeleteUserPoolClientCommand(one));
  expect((await token()).body).toEqual({ error: "invalid_client" });
});

test.each([
  ["no token", {}, 401, "invalid_token"],
  ["a token of another kind", { authorization: "Bearer a.b.c" }, 401, "invalid_token"],
])("authenticated registration refuses %s", async (_which, headers, status, error) => {
  await allow({ AllowedScopes: [read] });
  expect(await register(machine, headers)).toMatchObject({ status, body: { error } });
});

test("a token without the scope registers nothing", async () => {
  await allow({ AllowedScopes: [read] });
  const { status, body } = await register(machine, await initialToken(read));
  expect([status, body.error]).toEqual([403, "insufficient_scope"]);
});

test("open registration is for the code flow unless the pool says more, and makes public clients too", async () => {
  await allow({ OpenDcrEnabled: true });
  const person = {
    redirect_uris: ["https://agent.example.com/callback"],
    token_endpoint_auth_method: "none",
  };
  const { status, body } = await register(person);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    ...person,
    grant_types: ["authorization_code"],
    scope: "openid email phone profile",
  });
  expect(body.client_secret).toBeUndefined();
  expect((await register(machine)).body.error).toBe("invalid_client_metadata");
  await allow({ OpenDcrEnabled: true, OpenDcrGrantTypes: ["client_credentials"], AllowedScopes: [read] });
  expect((await register(machine)).status).toBe(201);
  await allow({ OpenDcrEnabled: true, OpenDcrGrantTypes: [] });
  expect((await register(person)).body.error).toBe("invalid_client_metadata");
});

test.each([
  ["both flows", { grant_types: ["authorization_code", "client_credentials"] }, "invalid_client_metadata"],
  ["a scope that the pool does not list", { ...machine, scope: "payments/pay" }, "invalid_client_metadata"],
  ["the scope for registering others", { ...machine, scope: registerScope }, "invalid_client_metadata"],
  ["an unknown grant type", { grant_types: ["password"] }, "invalid_client_metadata"],
  [
    "an M2M client without a secret",
    { ...machine, token_endpoint_auth_method: "none" },
    "invalid_client_metadata",
  ],
  ["no redirect address", {}, "invalid_redirect_uri"],
  ["a redirect address without TLS", { redirect_uris: ["http://example.com"] }, "invalid_redirect_uri"],
])("registration refuses %s", async (_which, metadata, error) => {
  await allow({
    OpenDcrEnabled: true,
    OpenDcrGrantTypes: ["code", "client_credentials"],
    AllowedScopes: [read, registerScope],
  });
  expect(await register(metadata)).toMatchObject({ status: 400, body: { error } });
});

import {
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { createClient, findByName, getClient, listNamePage } from "@/lib/aws/cognito/clients";
import { describePool } from "@/lib/aws/cognito/pools";
import { listResourceServers } from "@/lib/aws/cognito/resource-servers";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import { makeSecret } from "@/lib/domain/secret/secret";
import { devPool, ownCognito } from "@/tests/kit/console-on";

const scope = "auth-resource-server/custom-scope.read";
const cognito = await ownCognito();

const draft = (name: string) => ({ name, scopes: [scope], tokenMinutes: 15 });

const aClient = (ClientName: string) =>
  new CreateUserPoolClientCommand({ UserPoolId: devPool().id, ClientName });

async function madeClient(name: string) {
  const secret = makeSecret();
  const created = await createClient(devPool(), draft(name), secret);
  if (!created.ok) throw new Error(created.problem.message);
  return { ...created.value.client, secret };
}

test("a client is created with the one flow for machines, switched on, and nothing for people", async () => {
  const { clientId } = await madeClient("flows");
  const { UserPoolClient } = await cognito.sdk.send(
    new DescribeUserPoolClientCommand({ UserPoolId: devPool().id, ClientId: clientId }),
  );
  expect(UserPoolClient).toMatchObject({
    ClientName: "flows",
    AllowedOAuthFlows: ["client_credentials"],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: [scope],
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    AccessTokenValidity: 15,
    TokenValidityUnits: { AccessToken: "minutes" },
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: true,
  });
});

test("the secret that was handed in opens the client, and another one does not", async () => {
  const { clientId, secret } = await madeClient("proof");
  const pool = await describePool(devPool());
  const tokenUrl = pool.ok ? (pool.value.tokenUrl ?? "") : "";
  expect(await proveSecret(tokenUrl, clientId, secret)).toEqual({ ok: true, value: true });
  expect(await proveSecret(tokenUrl, clientId, makeSecret())).toEqual({ ok: true, value: false });
});

test("a token endpoint that gives no verdict proves nothing", async () => {
  expect(await proveSecret(`${cognito.url}/nowhere`, "client", "secret")).toMatchObject({
    ok: false,
    problem: { code: "unreachable" },
  });
  expect(await proveSecret("http://127.0.0.1:9", "client", "secret")).toMatchObject({ ok: false });
});

test("neither creating nor reading a client gives its secret away", async () => {
  const secret = makeSecret();
  const created = await createClient(devPool(), draft("hidden"), secret);
  expect(created.ok ? JSON.stringify(created.value.client) : "").not.toContain(secret);
  const clientId = created.ok ? created.value.client.clientId : "";
  const read = await getClient(devPool(), clientId);
  expect(read).toMatchObject({
    ok: true,
    value: { clientId, kind: "m2m", tokenMinutes: 15, isOAuthOn: true },
  });
  expect(JSON.stringify(read)).not.toContain(secret);
});

test("the list is read page by page to its end", async () => {
  for (let count = 0; count < 60; count += 1) await cognito.sdk.send(aClient(`many-${count}`));
  const first = await listNamePage(devPool(), null);
  const token = first.ok ? first.value.next : null;
  expect(token).not.toBeNull();
  const second = await listNamePage(devPool(), token);
  expect(second).toMatchObject({ ok: true, value: { next: null } });
  const names = [first, second].flatMap((page) => (page.ok ? page.value.names.map(({ name }) => name) : []));
  expect(names.filter((name) => name.startsWith("many-"))).toHaveLength(60);
  expect(await findByName(devPool(), "many-7")).toMatchObject({ ok: true, value: [{ name: "many-7" }] });
});

test("secrets are listed by id and date, oldest first", async () => {
  const { clientId } = await madeClient("listed");
  const secrets = await listSecrets(devPool(), clientId);
  expect(secrets).toMatchObject({ ok: true, value: [{ secretId: expect.stringContaining(clientId) }] });
});

test("resource servers come with their full scope strings", async () => {
  const servers = await listResourceServers(devPool());
  const scopes = servers.ok ? servers.value.flatMap((server) => server.scopes.map((it) => it.full)) : [];
  expect(scopes).toContain(scope);
  expect(scopes).toContain("auth-resource-server/custom-scope.write");
});

test("a client that is gone is not found, in a sentence", async () => {
  expect(await getClient(devPool(), "nobody0nobody0nobody0nobod")).toMatchObject({
    ok: false,
    problem: { code: "not-found", requestId: expect.any(String) },
  });
});

test("a scope that vanished meanwhile is a sentence beside the scopes", async () => {
  const refused = await createClient(devPool(), { ...draft("dead"), scopes: ["orders/gone"] }, makeSecret());
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: "invalid", fields: { scopes: expect.any(String) } },
  });
});

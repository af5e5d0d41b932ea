import {
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import * as openid from "openid-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool, read, write } from "@/tests/kit/local-cognito/m2m-client";
import { basic, requestToken } from "@/tests/kit/local-cognito/request-token";

let cognito: Cognito;
let id: string;
let secret: string;

beforeAll(async () => {
  cognito = await freshCognito();
  const client = await createClient(cognito, {
    AllowedOAuthScopes: [read, write],
    AccessTokenValidity: 7,
    TokenValidityUnits: { AccessToken: "minutes" },
  });
  id = client.ClientId;
  secret = client.ClientSecret;
});
afterAll(() => cognito.stop());

test("a token verifies against the pool's keys and carries the claims of an M2M token, and no others", async () => {
  const { status, body, headers } = await requestToken(cognito, {}, { authorization: basic(id, secret) });
  expect(status).toBe(200);
  expect(Object.keys(body).sort()).toEqual(["access_token", "expires_in", "token_type"]);
  expect(body).toMatchObject({ expires_in: 420, token_type: "Bearer" });
  expect(headers.get("content-type")).toBe("application/json;charset=UTF-8");
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("x-amz-cognito-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  const issuer = `${cognito.url}/${devPool}`;
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
  const { payload, protectedHeader } = await jwtVerify(body.access_token ?? "", keys, { issuer });
  expect(Object.keys(protectedHeader).sort()).toEqual(["alg", "kid"]);
  expect(Object.keys(payload).sort()).toEqual(
    ["auth_time", "client_id", "exp", "iat", "iss", "jti", "scope", "sub", "token_use", "version"].sort(),
  );
  expect(payload).toMatchObject({
    sub: id,
    client_id: id,
    token_use: "access",
    version: 2,
    scope: `${read} ${write}`,
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(420);
});

test("the key set holds two keys and access tokens use one of them", async () => {
  const set = await (await fetch(`${cognito.url}/${devPool}/.well-known/jwks.json`)).json();
  expect(set.keys).toHaveLength(2);
  expect(new Set(set.keys.map((key: { kid: string }) => key.kid)).size).toBe(2);
  const { body } = await requestToken(cognito, { client_id: id, client_secret: secret });
  expect(set.keys[1].kid).toBe(decodeProtectedHeader(body.access_token ?? "").kid);
});

test("openid-client gets a token by discovery, with Basic and with POST", async () => {
  const issuer = new URL(`${cognito.url}/${devPool}`);
  for (const method of [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)]) {
    const config = await openid.discovery(issuer, id, undefined, method, {
      execute: [openid.allowInsecureRequests],
    });
    const tokens = await openid.clientCredentialsGrant(config, { scope: read });
    expect(decodeJwt(tokens.access_token).scope).toBe(read);
  }
});

test.each<[string, (id: string, secret: string) => [Record<string, string>, string?]]>([
  ["id and secret in the body", (client_id, client_secret) => [{ client_id, client_secret }]],
  ["Basic", (client, value) => [{}, basic(client, value)]],
  ["Basic and the id in the body", (client_id, value) => [{ client_id }, basic(client_id, value)]],
])("accepts %s", async (_, request) => {
  const [parameters, authorization] = request(id, secret);
  expect((await requestToken(cognito, parameters, authorization ? { authorization } : {})).status).toBe(200);
});

test("Basic works bare and percent-encoded, also for a secret with a plus sign", async () => {
  const own = "plus+plus+plus+plus+plus+plus";
  const client = await createClient(cognito, { GenerateSecret: false, ClientSecret: own });
  for (const value of [own, encodeURIComponent(own)])
    expect((await requestToken(cognito, {}, { authorization: basic(client.ClientId, value) })).status).toBe(
      200,
    );
});

test("parameters in the query of a POST count too", async () => {
  const query = new URLSearchParams({ grant_type: "client_credentials", scope: read });
  const reply = await fetch(`${cognito.url}/clientele-dev/oauth2/token?${query}`, {
    method: "POST",
    headers: { authorization: basic(id, secret) },
  });
  expect(reply.status).toBe(200);
  expect(decodeJwt((await reply.json()).access_token).scope).toBe(read);
});

test("the endpoint is found by path, by host name, and by client id alone", async () => {
  const parameters = { client_id: id, client_secret: secret };
  expect((await requestToken(cognito, parameters, { path: "/oauth2/token" })).status).toBe(200);
  const byHost = cognito.url.replace("localhost", "clientele-dev.auth.localhost");
  const reply = await fetch(`http://127.0.0.1:${new URL(byHost).port}/oauth2/token`, { method: "OPTIONS" });
  expect(reply.status).toBe(200);
});

test.each<[string, Record<string, string>, string]>([
  ["no grant type", { grant_type: "" }, "invalid_request"],
  ["another grant type", { grant_type: "password" }, "unsupported_grant_type"],
  ["a scope the client does not have", { scope: `${read} payments/charge` }, "invalid_scope"],
  ["a wrong secret", { client_secret: "wrong" }, "invalid_client"],
  ["no secret", { client_secret: "" }, "invalid_client"],
  ["an unknown client", { client_id: "0123456789abcdefghijklmnop" }, "invalid_client"],
])("refuses %s with 400 and the code %s", async (_, wish, error) => {
  const { status, body } = await requestToken(cognito, { client_id: id, client_secret: secret, ...wish });
  expect({ status, body }).toEqual({ status: 400, body: { error } });
});

test("refuses a malformed or contradicting Authorization header", async () => {
  for (const authorization of ["Basic !!!", "Basic", "Bearer x", basic("", secret)])
    expect((await requestToken(cognito, {}, { authorization })).body).toEqual({ error: "invalid_request" });
  const other = await requestToken(cognito, { client_id: "other" }, { authorization: basic(id, secret) });
  expect(other.body).toEqual({ error: "invalid_request" });
});

test("a client of another pool's domain is unknown", async () => {
  const path = "/clientele-prod/oauth2/token";
  const { body } = await requestToken(cognito, { client_id: id, client_secret: secret }, { path });
  expect(body).toEqual({ error: "invalid_client" });
});

test("a client that is not switched on for OAuth gets invalid_grant", async () => {
  const { UserPoolClients } = await cognito.sdk.send(
    new ListUserPoolClientsCommand({ UserPoolId: devPool, MaxResults: 60 }),
  );
  const ClientId = UserPoolClients?.find((it) => it.ClientName === "partner-acme-feed")?.ClientId;
  const { UserPoolClient } = await cognito.sdk.send(
    new DescribeUserPoolClientCommand({ UserPoolId: devPool, ClientId }),
  );
  const { body } = await requestToken(cognito, {
    client_id: ClientId ?? "",
    client_secret: UserPoolClient?.ClientSecret ?? "",
  });
  expect(body).toEqual({ error: "invalid_grant" });
});

test("a wrong method or a JSON body gets 405 with nothing in it", async () => {
  const url = `${cognito.url}/clientele-dev/oauth2/token`;
  const replies = [
    await fetch(url),
    await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" }),
  ];
  for (const reply of replies) expect([reply.status, await reply.text()]).toEqual([405, ""]);
});

test.each([
  ["application/xml", 405],
  ["text/html, application/xhtml+xml;q=0.9", 405],
  ["application/xml, */*;q=0.1", 200],
  ["application/json", 200],
  ["application/*", 200],
])("an Accept header of %s gets %i", async (accept, status) => {
  const reply = await fetch(`${cognito.url}/clientele-dev/oauth2/token`, {
    method: "POST",
    headers: { accept },
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: secret }),
  });
  expect(reply.status).toBe(status);
});

test.each(["/", "/more"])("%s behind the path of the token endpoint gets 405, not the API", async (rest) => {
  const path = `/clientele-dev/oauth2/token${rest}`;
  const url = `${cognito.url}${path}`;
  expect((await fetch(url, { method: "POST", body: new URLSearchParams() })).status).toBe(405);
});

test.each(["/oauth2/token", "/oauth2/authorize", "/.well-known/openid_configuration"])(
  "the API's host does not know %s below a pool, and says so as AWS does",
  async (path) => {
    const reply = await fetch(`${cognito.url}/${devPool}${path}`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    expect([reply.status, await reply.json()]).toEqual([
      400,
      {
        code: "BadRequest",
        message: "The server did not understand the operation that was requested.",
        type: "client",
      },
    ]);
  },
);

test("any page may ask beforehand whether it may call", async () => {
  const reply = await fetch(`${cognito.url}/clientele-dev/oauth2/token`, {
    method: "OPTIONS",
    headers: { origin: "https://a.example.com", "access-control-request-headers": "authorization" },
  });
  expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  expect(reply.headers.get("access-control-allow-headers")).toBe("authorization");
});

import { afterEach, expect, test } from "vitest";
import type { WritableSettings } from "@/lib/aws/cognito/client-shapes";
import {
  createClient,
  findByName,
  getClient,
  getClientHolding,
  getDatedDefinition,
  getDefinition,
  listNamePage,
} from "@/lib/aws/cognito/clients";
import { getSignInClient } from "@/lib/aws/cognito/doctor/sign-in-client";
import { describePool, isAnyPoolReadable } from "@/lib/aws/cognito/pools";
import {
  createResourceServer,
  getResourceServer,
  listResourceServers,
  updateResourceServer,
} from "@/lib/aws/cognito/resource-servers";
import { addSecret, listSecrets } from "@/lib/aws/cognito/secrets";
import { describeWritable, updateClient } from "@/lib/aws/cognito/writable-client";
import type { Result } from "@/lib/domain/result";
import { makeSecret } from "@/lib/domain/secret/secret";
import { devPool } from "@/tests/kit/console-on";
import { oddClientId, oddCognito, soundAnswers } from "@/tests/kit/odd-cognito";
import { oddTexts } from "@/tests/kit/odd-values";

const cognito = await oddCognito();
afterEach(() => cognito.sound());

const pool = devPool();

const reads = {
  ListUserPoolClients: [() => listNamePage(pool, null), () => findByName(pool, "another")],
  DescribeUserPoolClient: [
    () => getClient(pool, oddClientId),
    () => getClientHolding(pool, oddClientId, (secret) => secret === "never to be kept"),
    () => getDefinition(pool, oddClientId),
    () => getDatedDefinition(pool, oddClientId),
    () => describeWritable(pool, oddClientId),
    () => getSignInClient(pool, oddClientId),
  ],
  ListUserPoolClientSecrets: [() => listSecrets(pool, oddClientId)],
  ListResourceServers: [() => listResourceServers(pool)],
  DescribeResourceServer: [() => getResourceServer(pool, "orders")],
  DescribeUserPool: [() => describePool(pool, -1)],
} satisfies Record<keyof typeof soundAnswers, (() => Promise<Result<unknown>>)[]>;

test.each(Object.entries(reads))(
  "whatever stands in an answer to %s, there is a Result of plain values",
  async (operation, asks) => {
    for (const ask of asks) expect(await ask()).toMatchObject({ ok: true });
    let count = 0;
    for (const { path, odd, text } of oddTexts(soundAnswers[operation as keyof typeof reads])) {
      cognito.answers.set(operation, text);
      // In turns: each member meets each of them.
      const result = await asks[count++ % asks.length]?.().catch((error: unknown) => error);
      const what = `${path} is ${odd}: ${JSON.stringify(result)}`;
      expect(result, what).toMatchObject({ ok: expect.any(Boolean) });
      // What goes on to pages and into the store has no other types, and no secret.
      expect(JSON.parse(JSON.stringify(result)), what).toEqual(result);
      expect(what).not.toMatch(/never to be kept|hidden/);
    }
  },
);

test("whether a pool is readable is told, whatever it describes", async () => {
  for (const { text } of oddTexts(soundAnswers.DescribeUserPool)) {
    cognito.answers.set("DescribeUserPool", text);
    expect(await isAnyPoolReadable()).toBe(true);
  }
});

test("one client that cannot be read leaves the others of its list", async () => {
  for (const { path, odd, text } of oddTexts(soundAnswers.ListUserPoolClients)) {
    if (!path.startsWith("UserPoolClients.0")) continue;
    cognito.answers.set("ListUserPoolClients", text);
    const page = await listNamePage(pool, null);
    expect(page, `${path} is ${odd}`).toMatchObject({
      ok: true,
      value: { names: expect.arrayContaining([{ clientId: "another0another0another0an", name: "another" }]) },
    });
  }
});

test("one resource server that cannot be read leaves the others", async () => {
  for (const { path, odd, text } of oddTexts(soundAnswers.ListResourceServers)) {
    if (!path.startsWith("ResourceServers.0")) continue;
    cognito.answers.set("ListResourceServers", text);
    expect(await listResourceServers(pool), `${path} is ${odd}`).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining({ identifier: "another" })]),
    });
  }
});

const oddClient = (member: string, odd: string) =>
  cognito.answers.set(
    "DescribeUserPoolClient",
    JSON.stringify({
      UserPoolClient: { ...soundAnswers.DescribeUserPoolClient.UserPoolClient, [member]: "ODD" },
    }).replace('"ODD"', odd),
  );

test.each([
  ["CreationDate", "1e20", { createdAt: "1970-01-01T00:00:00.000Z" }],
  ["CreationDate", '"yesterday"', { createdAt: "1970-01-01T00:00:00.000Z" }],
  ["CreationDate", "1e400", { createdAt: "1970-01-01T00:00:00.000Z" }],
  ["AllowedOAuthScopes", '["orders/read",null,7]', { scopes: ["orders/read"] }],
  ["AllowedOAuthScopes", "7", { scopes: [] }],
  ["AccessTokenValidity", "{}", { tokenMinutes: 60 }],
  ["TokenValidityUnits", "7", { tokenMinutes: 900 }],
  ["ExplicitAuthFlows", "[null]", { authFlows: [] }],
])("of a client whose %s is %s the rest is read, and the member is named", async (member, odd, rest) => {
  oddClient(member, odd);
  const read = await getClient(pool, oddClientId);
  expect(read).toMatchObject({ ok: true, value: { clientId: oddClientId, kind: "m2m", ...rest } });
  expect(read).toMatchObject({ value: { unreadable: [member] } });
});

test("an answer about another client or resource server is nobody's", async () => {
  const another = {
    ...soundAnswers.DescribeUserPoolClient.UserPoolClient,
    ClientId: "another0another0another0an",
  };
  cognito.answers.set("DescribeUserPoolClient", JSON.stringify({ UserPoolClient: another }));
  cognito.answers.set("UpdateUserPoolClient", JSON.stringify({ UserPoolClient: another }));
  cognito.answers.set(
    "CreateUserPoolClient",
    JSON.stringify({ UserPoolClient: { ...another, ClientId: null } }),
  );
  const server = { ...soundAnswers.DescribeResourceServer.ResourceServer, Identifier: "another" };
  for (const operation of ["DescribeResourceServer", "CreateResourceServer", "UpdateResourceServer"])
    cognito.answers.set(operation, JSON.stringify({ ResourceServer: server }));
  for (const ask of [...reads.DescribeUserPoolClient, ...reads.DescribeResourceServer])
    expect(await ask()).toMatchObject({ ok: false, problem: { code: "unreachable" } });
  const unknown = { ok: false, problem: { code: "unknown-outcome" } };
  const draft = { name: "new", scopes: ["orders/read"], tokenMinutes: 15 };
  const settings = { name: "Orders", scopes: [] };
  const noObjection = async () => null;
  expect(await createClient(pool, draft, makeSecret())).toMatchObject(unknown);
  expect(await updateClient(pool, oddClientId, {} as WritableSettings, noObjection)).toMatchObject(unknown);
  expect(await createResourceServer(pool, "orders", settings)).toMatchObject(unknown);
  expect(await updateResourceServer(pool, "orders", settings, noObjection)).toMatchObject(unknown);
});

test("a secret that was added is known though its date cannot be read", async () => {
  const ClientSecretDescriptor = { ClientSecretId: `${oddClientId}--9`, ClientSecretCreateDate: {} };
  cognito.answers.set("AddUserPoolClientSecret", JSON.stringify({ ClientSecretDescriptor }));
  const value = makeSecret();
  expect(await addSecret(pool, oddClientId, value)).toEqual({
    ok: true,
    value: { secretId: `${oddClientId}--9`, createdAt: expect.any(String), value },
  });
});

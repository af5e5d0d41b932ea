import {
  CreateUserPoolClientCommand,
  DeleteResourceServerCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import {
  type Cognito,
  createClient,
  devPool,
  machine,
  read,
  type Wish,
} from "@/tests/kit/local-cognito/m2m-client";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

const UserPoolId = devPool;
const charge = "payments/charge";
let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

const describe = (ClientId: string) =>
  cognito.sdk
    .send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
    .then((it) => it.UserPoolClient);

test("a new M2M client has an id and a secret of AWS's forms and Cognito's defaults", async () => {
  const before = Date.now();
  const client = await createClient(cognito);
  expect(client.ClientId).toMatch(/^[0-9a-v]{26}$/);
  expect(client.ClientSecret).toMatch(/^[0-9a-v]{52}$/);
  expect(client).toMatchObject({
    UserPoolId,
    ClientName: "checkout",
    RefreshTokenValidity: 30,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
  });
  expect(client.AccessTokenValidity).toBeUndefined();
  // Real answers have an empty object where no unit was set (seen on 2026-11-29).
  expect(client.TokenValidityUnits).toEqual({});
  expect(client.CreationDate?.getTime()).toBeGreaterThanOrEqual(before - 1);
  expect(await describe(client.ClientId)).toEqual(client);
});

test("every setting that was given comes back as it was given", async () => {
  const wish: Wish = {
    AccessTokenValidity: 90,
    IdTokenValidity: 2,
    RefreshTokenValidity: 7,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "hours", RefreshToken: "days" },
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: false,
    EnablePropagateAdditionalUserContextData: true,
    AuthSessionValidity: 15,
    ReadAttributes: ["email"],
    WriteAttributes: ["email", "name"],
    CallbackURLs: ["https://a.example.com/callback", "http://localhost:3000/callback", "app://callback"],
    LogoutURLs: ["https://a.example.com/"],
    DefaultRedirectURI: "https://a.example.com/callback",
    SupportedIdentityProviders: ["COGNITO"],
    RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 60 },
  };
  const { ClientId } = await createClient(cognito, wish);
  expect(await describe(ClientId)).toMatchObject(wish);
});

test("a client may bring its own secret", async () => {
  const ClientSecret = "a-secret_of+my_own_making".replaceAll("-", "_");
  const client = await createClient(cognito, { GenerateSecret: false, ClientSecret });
  expect(client.ClientSecret).toBe(ClientSecret);
});

test("an update without a setting puts that setting back to its default and leaves name and secret alone", async () => {
  const client = await createClient(cognito, {
    AccessTokenValidity: 2,
    PreventUserExistenceErrors: "ENABLED",
  });
  await cognito.sdk.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId: client.ClientId }));
  const after = await describe(client.ClientId);
  expect(after).toMatchObject({ ClientName: "checkout", ClientSecret: client.ClientSecret });
  expect(after?.AllowedOAuthFlowsUserPoolClient).toBe(false);
  expect(after?.AllowedOAuthFlows).toBeUndefined();
  expect(after?.AllowedOAuthScopes).toBeUndefined();
  expect(after?.AccessTokenValidity).toBeUndefined();
  expect(after?.PreventUserExistenceErrors).toBeUndefined();
  expect(after?.LastModifiedDate?.getTime()).toBeGreaterThan(client.LastModifiedDate?.getTime() ?? 0);
});

test("an update cannot give a client a secret", async () => {
  const client = await createClient(cognito, { GenerateSecret: false, AllowedOAuthFlows: ["code"] });
  const call = cognito.sdk.send(
    new UpdateUserPoolClientCommand({
      ...machine,
      ClientId: client.ClientId,
      ClientSecret: "x".repeat(30),
    } as never),
  );
  expect(await refusalOf(call)).toMatchObject({ name: "InvalidOAuthFlowException" });
});

test("a deleted client is unknown from then on", async () => {
  const { ClientId } = await createClient(cognito);
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
  const missing = {
    name: "ResourceNotFoundException",
    message: `User pool client ${ClientId} does not exist.`,
    status: 400,
  };
  expect(await refusalOf(describe(ClientId))).toEqual(missing);
  expect(
    await refusalOf(cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }))),
  ).toEqual(missing);
});

test("the list gives ids and names only, in pages of the size asked for, each client once", async () => {
  const seen: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cognito.sdk.send(
      new ListUserPoolClientsCommand({ UserPoolId: "eu-west-1_LocalPrd1", MaxResults: 5, NextToken }),
    );
    expect(page.UserPoolClients?.length).toBeLessThanOrEqual(5);
    for (const item of page.UserPoolClients ?? [])
      expect(Object.keys(item).sort()).toEqual(["ClientId", "ClientName", "UserPoolId"]);
    seen.push(...(page.UserPoolClients ?? []).map((it) => it.ClientId));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(seen).toHaveLength(12);
  expect(new Set(seen).size).toBe(12);
});

test("a list that was read already shows a client that is made, renamed or deleted since", async () => {
  const names = async () => {
    const page = await cognito.sdk.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }));
    return page.UserPoolClients?.map((it) => it.ClientName);
  };
  const others = await names();
  const { ClientId } = await createClient(cognito, { ClientName: "made" });
  expect(await names()).toEqual([...(others ?? []), "made"]);
  await cognito.sdk.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ClientName: "renamed" }));
  expect(await names()).toEqual([...(others ?? []), "renamed"]);
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
  expect(await names()).toEqual(others);
});

test("a page token of another list is refused", async () => {
  const { NextToken } = await cognito.sdk.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 1 }));
  const other = new ListUserPoolClientsCommand({
    UserPoolId: "eu-west-1_LocalPrd1",
    MaxResults: 1,
    NextToken,
  });
  expect(await refusalOf(cognito.sdk.send(other))).toMatchObject({ name: "InvalidParameterException" });
});

test("an update that sends back a scope which is gone is refused and changes nothing", async () => {
  const own = await freshCognito();
  try {
    const { UserPoolClient } = await own.sdk.send(
      new CreateUserPoolClientCommand({ ...machine, AllowedOAuthScopes: [read, charge] }),
    );
    const ClientId = UserPoolClient?.ClientId;
    await own.sdk.send(new DeleteResourceServerCommand({ UserPoolId, Identifier: "payments" }));
    const update = { UserPoolId, ClientId, AllowedOAuthScopes: [read, charge] };
    expect(await refusalOf(own.sdk.send(new UpdateUserPoolClientCommand(update)))).toEqual({
      name: "ScopeDoesNotExistException",
      message: "Invalid scope requested: payments/charge",
      status: 400,
    });
    const after = await own.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    expect(after.UserPoolClient?.AllowedOAuthScopes).toEqual([read, charge]);
  } finally {
    await own.stop();
  }
});

import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolDomainCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { requestToken } from "@/tests/kit/local-cognito/request-token";
import { pullLever } from "@/tests/kit/local-lever";
import { refusalOf } from "./call/refusal-of";

const UserPoolId = devPool;
let cognito: Cognito;

beforeEach(async () => {
  cognito = await freshCognito();
});
afterEach(() => cognito.stop());

const lever = (name: string, body?: object) => pullLever(cognito.url, name, body);
const listPools = () => cognito.sdk.send(new ListUserPoolsCommand({ MaxResults: 1 }));

test("an operation that the policy does not allow is refused in AWS's words until the policy changes", async () => {
  await lever("iam", { deny: ["DescribeUserPoolClient"] });
  const { ClientId } = await createClient(cognito);
  const describe = () => cognito.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  expect(await refusalOf(describe())).toEqual({
    name: "AccessDeniedException",
    message: `User: arn:aws:iam::123456789012:user/local is not authorized to perform: cognito-idp:DescribeUserPoolClient on resource: arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${UserPoolId} because no identity-based policy allows the cognito-idp:DescribeUserPoolClient action`,
    status: 400,
  });
  await lever("iam");
  expect((await describe()).UserPoolClient?.ClientId).toBe(ClientId);
});

test("a new secret works after the delay, a deleted one until then", async () => {
  const { ClientId, ClientSecret } = await createClient(cognito);
  await lever("delays", { newSecret: 60_000, deletedSecret: 30_000 });
  const works = async (client_secret: string) =>
    (await requestToken(cognito, { client_id: ClientId, client_secret })).status === 200;
  const { ClientSecretDescriptor } = await cognito.sdk.send(
    new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }),
  );
  const second = ClientSecretDescriptor?.ClientSecretValue ?? "";
  expect(await works(second)).toBe(false);
  await lever("clock", { move: 61_000 });
  expect(await works(second)).toBe(true);
  const { ClientSecrets } = await cognito.sdk.send(
    new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }),
  );
  const ClientSecretId = ClientSecrets?.[0]?.ClientSecretId;
  await cognito.sdk.send(new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecretId }));
  expect(await works(ClientSecret)).toBe(true);
  await lever("clock", { move: 31_000 });
  expect(await works(ClientSecret)).toBe(false);
});

test("the quota of clients per pool is 10,000 until a test lowers it", async () => {
  await lever("quotas", { on: false, clientsPerPool: 1 });
  expect(await refusalOf(createClient(cognito))).toEqual({
    name: "LimitExceededException",
    message: "Cannot create more than 1 user pool clients.",
    status: 400,
  });
  expect(await lever("quotas")).toEqual({ on: false, clientsPerPool: 10_000, limits: {} });
  expect((await createClient(cognito)).ClientId).toMatch(/^\w{26}$/);
});

test("a client that registered itself is of its own type, and the secret operations refuse it", async () => {
  const { ClientId } = await createClient(cognito);
  await lever("dcr", { pool: UserPoolId, client: ClientId });
  const described = await cognito.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  expect(described.UserPoolClient?.ClientType).toBe("DCR");
  const listed = async (ClientType: "DCR" | "REGULAR") => {
    const { UserPoolClients } = await cognito.sdk.send(
      new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, ClientType }),
    );
    return UserPoolClients?.map((it) => it.ClientId);
  };
  expect(await listed("DCR")).toEqual([ClientId]);
  expect(await listed("REGULAR")).not.toContain(ClientId);
  const add = cognito.sdk.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }));
  expect(await refusalOf(add)).toMatchObject({ name: "InvalidParameterException" });
  const list = cognito.sdk.send(new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }));
  expect(await refusalOf(list)).toMatchObject({ name: "InvalidParameterException" });
});

test("a domain that is still being made says so and serves nothing yet", async () => {
  await lever("delays", { domain: 1e12 });
  const { DomainDescription } = await cognito.sdk.send(
    new DescribeUserPoolDomainCommand({ Domain: "clientele-dev" }),
  );
  expect(DomainDescription?.Status).toBe("CREATING");
  const discovery = await fetch(`${cognito.url}/clientele-dev/oauth2/token`, { method: "OPTIONS" });
  expect(discovery.status).toBe(404);
});

test.each([
  ["faults", { operation: "ListUserPools", kind: "explode" }],
  ["faults", { operation: "NoSuchOperation", kind: "throttle" }],
  ["faults", { operation: "token", kind: "empty-page" }],
  ["faults", { operation: "ListUserPools", kind: "throttle", rate: 2 }],
  ["clock", { rate: 0 }],
  ["quotas", {}],
])("the lever %s refuses %j", async (name, body) => {
  await expect(lever(name, body)).rejects.toThrow();
});

test("a page of another site cannot pull a lever: only JSON is taken, and that needs a permission", async () => {
  const reply = await fetch(`${cognito.url}/_local/iam`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: '{"deny":["ListUserPools"]}',
  });
  expect(reply.status).toBe(400);
  const preflight = await fetch(`${cognito.url}/_local/iam`, { method: "OPTIONS" });
  expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  expect((await listPools()).UserPools).toHaveLength(1);
});

test("everything is put back at once", async () => {
  await lever("faults", { operation: "*", kind: "throttle", rate: 1 });
  await lever("iam", { deny: ["ListUserPools"] });
  await lever("quotas", { on: true, clientsPerPool: 1 });
  await lever("");
  expect((await listPools()).UserPools).toHaveLength(1);
  expect(await (await fetch(`${cognito.url}/_local/quotas`)).json()).toEqual({
    on: false,
    clientsPerPool: 10_000,
    limits: {},
  });
});

test("the settings it lends are read, and are not changed", async () => {
  expect(await (await fetch(`${cognito.url}/_local/settings`)).json()).toEqual(cognito.settings);
  await expect(pullLever(cognito.url, "settings", { AWS_REGION: "us-east-1" })).rejects.toThrow("read-only");
});

import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
  paginateListResourceServers,
  paginateListUserPoolClients,
  type UserPoolClientDescription,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prodPool } from "@/lib/local-aws/seed/seed";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { requestToken } from "@/tests/kit/local-cognito/request-token";

const UserPoolId = devPool;
const clients = 400;
let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito({ clients: { dev: clients } });
});
afterAll(() => cognito.stop());

async function listClients(client: CognitoIdentityProviderClient, pool = UserPoolId) {
  const all: UserPoolClientDescription[] = [];
  for await (const page of paginateListUserPoolClients({ client }, { UserPoolId: pool, MaxResults: 60 }))
    all.push(...(page.UserPoolClients ?? []));
  return all;
}
const names = async (sdk: CognitoIdentityProviderClient) =>
  (await listClients(sdk)).map((it) => it.ClientName);

test("the pool holds exactly as many clients as asked, over 25 resource servers", async () => {
  expect(await listClients(cognito.sdk)).toHaveLength(clients);
  let servers = 0;
  for await (const page of paginateListResourceServers(
    { client: cognito.sdk },
    { UserPoolId, MaxResults: 50 },
  ))
    servers += page.ResourceServers?.length ?? 0;
  expect(servers).toBe(25);
});

test("each pool is filled up to its own number, and no id is in both", async () => {
  const both = await freshCognito({ clients: { dev: 60, prod: 40 } });
  try {
    const [dev, prod] = await Promise.all([devPool, prodPool].map((pool) => listClients(both.sdk, pool)));
    expect([dev?.length, prod?.length]).toEqual([60, 40]);
    expect(new Set([...(dev ?? []), ...(prod ?? [])].map((it) => it.ClientId)).size).toBe(100);
  } finally {
    await both.stop();
  }
});

test("the same number gives the same ids and names, and other secrets", async () => {
  const again = await freshCognito({ clients: { dev: clients } });
  try {
    const generated = (await listClients(cognito.sdk)).slice(13);
    expect((await listClients(again.sdk)).slice(13)).toEqual(generated);
    const ClientId = generated[0]?.ClientId;
    const secrets = await Promise.all(
      [cognito.sdk, again.sdk].map(async (sdk) => {
        const { UserPoolClient } = await sdk.send(
          new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
        );
        return UserPoolClient?.ClientSecret;
      }),
    );
    expect(secrets[0]).not.toBe(secrets[1]);
  } finally {
    await again.stop();
  }
});

test("names are hostile and legal, some clients have two secrets, and each one gets a token", async () => {
  const all = await names(cognito.sdk);
  for (const name of all) expect(name).toMatch(/^[\w \t\n\v\f\r+=,.@-]{1,128}$/);
  const odd = all.filter((name) => /^[=+@-]|\n|^__proto__$|^.{128}$/.test(name ?? ""));
  expect(odd.length).toBeGreaterThan(clients * 0.08);
  let twice = 0;
  for (const { ClientId = "" } of (await listClients(cognito.sdk)).slice(13, 113)) {
    const { UserPoolClient } = await cognito.sdk.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    const { ClientSecrets } = await cognito.sdk.send(
      new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }),
    );
    if (ClientSecrets?.length === 2) twice++;
    const client_secret = UserPoolClient?.ClientSecret ?? "";
    expect((await requestToken(cognito, { client_id: ClientId, client_secret })).status).toBe(200);
  }
  expect(twice).toBeGreaterThan(5);
  expect(twice).toBeLessThan(30);
});

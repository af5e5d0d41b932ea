import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findClients } from "@/lib/inventory/clients";
import { listNames } from "@/lib/inventory/listing";
import { readEntry } from "@/lib/inventory/reading";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { embeddedStore, got } from "../../kit/store/both-stores";
import { shelfOf } from "../../kit/a-pool";

embeddedStore();

const clientId = "0123456789abcdefghijklmnop";

/** What a Cognito of some later day may answer: values that nobody knows yet, and nothing where something was. */
const answers: Record<string, object> = {
  ListUserPoolClients: {
    UserPoolClients: [
      { ClientId: clientId, ClientName: "from tomorrow", ClientColour: "red" },
      {},
      { ClientName: "x" },
    ],
  },
  DescribeUserPoolClient: {
    UserPoolClient: {
      ClientId: clientId,
      ClientName: "from tomorrow",
      ClientSecret: "never to be kept",
      ClientType: "QUANTUM",
      AllowedOAuthFlows: ["client_credentials", "telepathy"],
      AllowedOAuthScopes: null,
      ExplicitAuthFlows: ["ALLOW_TELEPATHY"],
      AccessTokenValidity: 2,
      TokenValidityUnits: { AccessToken: "fortnights" },
      CreationDate: 1_700_000_000,
    },
  },
  ListUserPoolClientSecrets: { ClientSecrets: [{}, { ClientSecretId: `${clientId}--1` }] },
};

let server: Server;
let local: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  local = await freshCognito();
  server = createServer((request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify(answers[operation] ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = `http://127.0.0.1:${port}`;
  consoleOn({ settings: { ...local.settings, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER } });
});
afterAll(async () => {
  server.close();
  await local.stop();
});

test("values that nobody knows yet and members that are missing do not stop the list", async () => {
  const pool = devPool();
  const { rows } = got(await findClients(pool, { page: 1 }));
  expect(rows.map(({ name }) => name)).toEqual(["from tomorrow"]);
  const entry = got(await readEntry(pool, await shelfOf(pool), clientId, "visible"));
  expect(entry).toMatchObject({ client: { kind: "m2m", scopes: [], isOAuthOn: false }, message: null });
  expect(JSON.stringify(entry)).not.toContain("never to be kept");
  expect(got(await findClients(pool, { page: 1 })).rows).toMatchObject([{ client: { kind: "m2m" } }]);
});

test("pages that lead to one another for ever are broken off", async () => {
  let asked = 0;
  const pool = { ...devPool(), id: "eu-west-1_Circle" };
  Object.defineProperty(answers, "ListUserPoolClients", {
    get: () => ({ UserPoolClients: [], NextToken: `${asked++ % 2 === 0 ? "one" : "other"}-page` }),
  });
  expect(await listNames(pool, await shelfOf(pool), "now").whole).toMatchObject({ code: "unreachable" });
  expect(asked).toBeLessThan(12);
});

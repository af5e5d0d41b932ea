import { afterEach, expect, test } from "vitest";
import { findAll, findClients, isNameTaken, readClient } from "@/lib/inventory/clients";
import { fill } from "@/lib/inventory/fill";
import { listNames } from "@/lib/inventory/listing";
import { readEntry } from "@/lib/inventory/reading";
import { readServers } from "@/lib/inventory/resource-servers";
import { shelfOf } from "@/tests/kit/a-pool";
import { devPool } from "@/tests/kit/console-on";
import { oddClientId as clientId, oddCognito, soundAnswers } from "@/tests/kit/odd-cognito";
import { oddTexts } from "@/tests/kit/odd-values";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const { answers, sound } = await oddCognito();
afterEach(sound);

const names = { count: 0 };
/** A pool of which nothing is known yet. */
const newPool = () => ({ ...devPool(), id: `eu-west-1_Odd${names.count++}` });

const answer = (operation: keyof typeof soundAnswers, value: object) =>
  answers.set(operation, JSON.stringify(value));

test("values that nobody knows yet and members that are missing do not stop the list", async () => {
  answer("ListUserPoolClients", {
    UserPoolClients: [
      { ClientId: clientId, ClientName: "from tomorrow", ClientColour: "red" },
      {},
      { ClientName: "x" },
    ],
  });
  answer("DescribeUserPoolClient", {
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
  });
  const pool = newPool();
  const { rows } = got(await findClients(pool, { page: 1 }));
  expect(rows.map(({ name }) => name)).toEqual(["from tomorrow"]);
  const entry = got(await readEntry(pool, await shelfOf(pool), clientId, "visible"));
  expect(entry).toMatchObject({ client: { kind: "m2m", scopes: [], isOAuthOn: false }, message: null });
  expect(JSON.stringify(entry)).not.toContain("never to be kept");
  expect(got(await findClients(pool, { page: 1 })).rows).toMatchObject([{ client: { kind: "m2m" } }]);
});

test("pages that lead to one another for ever are broken off", async () => {
  let count = 0;
  answers.set("ListUserPoolClients", () =>
    JSON.stringify({ UserPoolClients: [], NextToken: `${count++ % 2 === 0 ? "one" : "other"}-page` }),
  );
  const pool = newPool();
  expect(await listNames(pool, await shelfOf(pool), "now").whole).toMatchObject({ code: "unreachable" });
  expect(count).toBeLessThan(12);
});

test("a client that a page names twice, or two pages name, is listed once", async () => {
  const [one, other] = soundAnswers.ListUserPoolClients.UserPoolClients;
  answers.set("ListUserPoolClients", ({ NextToken }) =>
    JSON.stringify(
      NextToken === "second"
        ? { UserPoolClients: [other, one] }
        : { UserPoolClients: [one, one], NextToken: "second" },
    ),
  );
  const pool = newPool();
  expect(await listNames(pool, await shelfOf(pool), "now").whole).toBeNull();
  expect(got(await findClients(pool, { page: 1 })).rows.map(({ name }) => name)).toEqual([
    "another",
    "the odd one",
  ]);
});

test("secrets that cannot be read as a whole are not shown in part, and what is missing is said", async () => {
  answer("ListUserPoolClientSecrets", {
    ClientSecrets: [
      { ClientSecretId: `${clientId}--1`, ClientSecretCreateDate: 1_700_000_000 },
      { ClientSecretId: `${clientId}--2`, ClientSecretCreateDate: 1e20 },
    ],
  });
  const pool = newPool();
  got(await findClients(pool, { page: 1 }));
  const lines = [];
  for await (const line of fill(pool, [clientId], false)) lines.push(line);
  expect(lines).toMatchObject([
    { is: "row", row: { client: { kind: "m2m" }, secrets: null } },
    { is: "failed", message: expect.stringContaining("ClientSecretCreateDate") },
    { is: "progress" },
    { is: "progress" },
  ]);
});

const operations = [
  "ListUserPoolClients",
  "DescribeUserPoolClient",
  "ListUserPoolClientSecrets",
  "ListResourceServers",
] as const;

test.each(operations)(
  "what the pages read of an odd answer to %s is kept in the store and read again",
  async (operation) => {
    // Each odd value once; which member it stands in differs from one to the next.
    const texts = [...oddTexts(soundAnswers[operation])].filter((_, index) => index % 11 === 0);
    for (const { path, odd, text } of texts) {
      answers.set(operation, text);
      const pool = newPool();
      const reads = [
        () => findClients(pool, { page: 1 }),
        async () => readEntry(pool, await shelfOf(pool), clientId, "visible"),
        () => readClient(pool, clientId),
        () => readServers(pool),
        () => isNameTaken(pool, "a new one"),
        () => findAll(pool, { page: 1 }),
      ];
      for (const read of reads)
        expect(await read().catch((error: unknown) => error), `${path} is ${odd}`).toMatchObject({
          ok: expect.any(Boolean),
        });
    }
  },
);

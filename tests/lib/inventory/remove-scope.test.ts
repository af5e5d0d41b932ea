import {
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Pool } from "@/lib/domain/access";
import { letGoOfScope } from "@/lib/inventory/edit-client";
import { impactOf, scopeUsage } from "@/lib/inventory/holders";
import { planScopeRemoval, planServerDeletion } from "@/lib/inventory/remove-scope";
import { saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";
import { consoleOn } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { aPool } from "@/tests/lib/inventory/a-pool";
import { embeddedStore, got } from "@/tests/lib/store/both-stores";
import { journalOf, pullLever } from "@/tests/local-lever";
import { describedServer, rawServer } from "@/tests/raw-server";

embeddedStore();
let cognito: Awaited<ReturnType<typeof freshCognito>>;
let pool: Pool;
const identifier = "https://api.example.com/a";
const read = `${identifier}/read`;
const write = `${identifier}/write`;

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  pool = await aPool(cognito.sdk, 0);
  await rawServer(cognito.sdk, pool.id, identifier, ["read", "write"]);
});

async function client(name: string, scopes: string[], more: object = {}): Promise<string> {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool.id,
      ClientName: name,
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: scopes,
      ...more,
    }),
  );
  return UserPoolClient?.ClientId ?? "";
}

const scopesOf = async (ClientId: string) =>
  (await cognito.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId })))
    .UserPoolClient?.AllowedOAuthScopes;
const calls = async () => (await journalOf(cognito.url)).map((call) => call.operation);
const removal = async (more: object = {}) => {
  const plan = await planScopeRemoval(pool, { identifier, scope: "read", leavesHolders: false, ...more });
  return plan.ok ? plan.value.run() : plan;
};

test("who holds a scope is known with owner and reason, and what is not known is not denied", async () => {
  await client("free", [read, write]);
  await client("only one", [read]);
  await client("for people", [read, write], {
    AllowedOAuthFlows: ["code"],
    CallbackURLs: ["https://a.example.com/"],
  });
  await client("another", [write]);
  const impact = got(await impactOf(pool, identifier, "read"));
  expect(impact.isWhole).toBe(true);
  expect(impact.holders.map(({ name, objection }) => [name, objection])).toEqual([
    ["for people", expect.stringContaining("not for machines")],
    ["free", null],
    ["only one", expect.stringContaining("without any scope")],
  ]);
  expect(got(await impactOf(pool, identifier, null)).holders).toHaveLength(4);
  expect(got(await scopeUsage(pool))).toEqual({
    scopes: { [read]: 3, [write]: 3 },
    servers: { [identifier]: 4 },
    isWhole: true,
  });
});

test("while a client cannot be read the list says that it may be incomplete, and nothing is removed", async () => {
  await client("unread", [read, write]);
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPoolClient", kind: "500", rate: 1 });
  const impact = got(await impactOf(pool, identifier, "read"));
  expect(impact).toMatchObject({ isWhole: false, holders: [] });
  expect(await removal()).toMatchObject({
    ok: false,
    problem: { code: "invalid", fields: { scopes: expect.stringContaining("Not every client") } },
  });
  expect((await describedServer(cognito.sdk, pool.id, identifier)).Scopes).toHaveLength(2);
}, 30_000);

test("a scope goes from k clients with 2k calls, then from its server, and no client is left with a dead one", async () => {
  const ids = [];
  for (const name of ["a", "b", "c"]) ids.push(await client(name, [read, write]));
  await impactOf(pool, identifier, "read");
  expect(await removal()).toMatchObject({
    ok: false,
    problem: { fields: { scopes: "3 clients hold read. Remove it from these clients first." } },
  });
  await pullLever(cognito.url, "journal");
  for (const clientId of ids)
    expect(await letGoOfScope(pool, { identifier, clientId, scope: "read" })).toMatchObject({
      ok: true,
      value: { before: { scopes: [read, write] }, after: { scopes: [write] } },
    });
  const made = (await calls()).filter((call) => call !== "ListResourceServers");
  expect(made).toEqual(ids.flatMap(() => ["DescribeUserPoolClient", "UpdateUserPoolClient"]));
  expect(await removal()).toMatchObject({ ok: true });
  expect((await describedServer(cognito.sdk, pool.id, identifier)).Scopes).toMatchObject([
    { ScopeName: "write" },
  ]);
  expect(await Promise.all(ids.map(scopesOf))).toEqual([[write], [write], [write]]);
});

test("a client that let go before costs one read, and one that would be left without a scope keeps it", async () => {
  const clientId = await client("twice", [read, write]);
  const last = await client("last", [read]);
  const letGo = (id: string, scope: string | null = "read") =>
    letGoOfScope(pool, { identifier, clientId: id, scope });
  expect(await letGo(clientId)).toMatchObject({ ok: true });
  await pullLever(cognito.url, "journal");
  expect(await letGo(clientId)).toMatchObject({ ok: true });
  expect(await calls()).toEqual(["DescribeUserPoolClient"]);
  for (const [id, scope] of [
    [last, "read"],
    [clientId, null],
  ] as const)
    expect(await letGo(id, scope)).toMatchObject({
      ok: false,
      problem: { code: "invalid", message: expect.stringContaining("without any scope") },
    });
  expect(await scopesOf(last)).toEqual([read]);
  expect(await letGo("nobody0nobody0nobody0nobod")).toMatchObject({ problem: { code: "not-found" } });
});

test("whoever accepts dead scopes may remove one that is held, and one that is gone is said to be", async () => {
  const clientId = await client("left", [read, write]);
  expect(await removal({ leavesHolders: true })).toMatchObject({ ok: true });
  expect(await scopesOf(clientId)).toEqual([read, write]);
  expect(await removal({ leavesHolders: true })).toMatchObject({
    ok: false,
    problem: { code: "not-found", message: expect.stringContaining("no such scope any more") },
  });
  // What is dead already goes as well, whoever lets go of it.
  expect(await letGoOfScope(pool, { identifier, clientId, scope: "read" })).toMatchObject({ ok: true });
  expect(await scopesOf(clientId)).toEqual([write]);
});

test.each(["none", "reset-after-commit"])(
  "a resource server that nobody uses is deleted with its policy (answer lost: %s)",
  async (kind) => {
    const policy = { team: "team-orders", openScopes: ["read"] };
    got(await saveScopePolicy(pool.id, identifier, policy, "a@example.com"));
    if (kind !== "none") await pullLever(cognito.url, "faults", { operation: "DeleteResourceServer", kind });
    const plan = got(await planServerDeletion(pool, { identifier, leavesHolders: false }));
    expect(plan.typedName).toBe(identifier);
    expect(await plan.run()).toMatchObject({ ok: true });
    await expect(describedServer(cognito.sdk, pool.id, identifier)).rejects.toThrow("does not exist");
    expect(got(await scopePoliciesOf(pool.id)).has(identifier)).toBe(false);
  },
);

test("a resource server that clients use is not deleted, and one that is gone is not found", async () => {
  await client("user", [read]);
  const refused = await planServerDeletion(pool, { identifier, leavesHolders: false });
  expect(refused).toMatchObject({
    ok: false,
    problem: {
      fields: {
        scopes: "1 client holds a scope of this resource server. Remove it from these clients first.",
      },
    },
  });
  const gone = got(await planServerDeletion(pool, { identifier: "nowhere", leavesHolders: false }));
  expect(await gone.run()).toMatchObject({ ok: false, problem: { code: "not-found" } });
});

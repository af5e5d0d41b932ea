import { beforeEach, expect, test } from "vitest";
import { addScopes } from "@/lib/acts/clients/add-scopes";
import { letGoOfScope } from "@/lib/acts/clients/editing";
import { deleteServer } from "@/lib/acts/servers/delete";
import { impactOf } from "@/lib/acts/servers/holders";
import { removeScope } from "@/lib/acts/servers/remove-scope";
import { readServers } from "@/lib/inventory/resource-servers";
import { saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";
import { ownCognito } from "@/tests/kit/console-on";
import { heldScopes, identifier, read, write } from "@/tests/kit/held-scopes";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { describedServer, rawServer } from "@/tests/kit/raw-server";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
let held: Awaited<ReturnType<typeof heldScopes>>;
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  held = await heldScopes(cognito.sdk);
});

const calls = async () => (await journalOf(cognito.url)).map((call) => call.operation);
const removal = async (more: object = {}) => {
  const plan = await removeScope.plan(held.pool, {
    identifier,
    scope: "read",
    leavesHolders: false,
    ...more,
  });
  return plan.ok ? plan.value.run() : plan;
};

test("a scope goes from k clients with 2k calls, then from its server, and no client is left with a dead one", async () => {
  const ids = [];
  for (const name of ["a", "b", "c"]) ids.push(await held.client(name, [read, write]));
  await impactOf(held.pool, identifier, "read");
  expect(await removal()).toMatchObject({
    ok: false,
    problem: { fields: { scopes: "3 clients use read. Remove it from these clients first." } },
  });
  await pullLever(cognito.url, "journal");
  for (const clientId of ids)
    expect(await letGoOfScope(held.pool, { identifier, clientId, scope: "read" })).toMatchObject({
      ok: true,
      value: { before: { scopes: [read, write] }, after: { scopes: [write] } },
    });
  const made = (await calls()).filter((call) => call !== "ListResourceServers");
  expect(made).toEqual(ids.flatMap(() => ["DescribeUserPoolClient", "UpdateUserPoolClient"]));
  expect(await removal()).toMatchObject({ ok: true });
  expect((await describedServer(cognito.sdk, held.pool.id, identifier)).Scopes).toMatchObject([
    { ScopeName: "write" },
  ]);
  expect(await Promise.all(ids.map(held.scopesOf))).toEqual([[write], [write], [write]]);
});

test("a scope that was taken off a client is put back beside what it has by then, but not once it is gone", async () => {
  const clientId = await held.client("holder", [read, write]);
  got(await letGoOfScope(held.pool, { clientId, identifier, scope: "read" }));
  const back = (scope: string) => addScopes(held.pool, { clientId, addScopes: [scope] });
  expect(got(await back(read))).toMatchObject({
    before: { scopes: [write] },
    after: { scopes: [write, read] },
  });
  expect(await held.scopesOf(clientId)).toEqual([write, read]);
  // Again it is there already, which is what was wanted.
  expect(got(await back(read)).before.scopes).toEqual([write, read]);
  expect(await back(`${identifier}/gone`)).toMatchObject({
    problem: { code: "invalid", message: `${identifier}/gone isn’t a scope in this pool.` },
  });
  expect(await held.scopesOf(clientId)).toEqual([write, read]);
});

test("a client that let go before costs one read, and one that would be left without a scope keeps it", async () => {
  const clientId = await held.client("twice", [read, write]);
  const last = await held.client("last", [read]);
  const letGo = (id: string, scope: string | null = "read") =>
    letGoOfScope(held.pool, { identifier, clientId: id, scope });
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
      problem: { code: "invalid", message: expect.stringContaining("the client’s only scope") },
    });
  expect(await held.scopesOf(last)).toEqual([read]);
  expect(await letGo("nobody0nobody0nobody0nobod")).toMatchObject({ problem: { code: "not-found" } });
});

test("a person who accepts dead scopes may remove one that is held, and one that is gone is said to be", async () => {
  const clientId = await held.client("left", [read, write]);
  expect(await removal({ leavesHolders: true })).toMatchObject({ ok: true });
  expect(await held.scopesOf(clientId)).toEqual([read, write]);
  expect(await removal({ leavesHolders: true })).toMatchObject({
    ok: false,
    problem: { code: "not-found", message: expect.stringContaining("no longer exists") },
  });
  // What is dead already goes as well.
  expect(await letGoOfScope(held.pool, { identifier, clientId, scope: "read" })).toMatchObject({ ok: true });
  expect(await held.scopesOf(clientId)).toEqual([write]);
});

test("a scope that was made elsewhere a moment ago is no dead one, so it stays when another goes", async () => {
  got(await readServers(held.pool));
  await rawServer(cognito.sdk, held.pool.id, "made-since", ["read"]);
  const clientId = await held.client("granted elsewhere", [read, write, "made-since/read"]);
  expect(await letGoOfScope(held.pool, { identifier, clientId, scope: "read" })).toMatchObject({ ok: true });
  expect(await held.scopesOf(clientId)).toEqual([write, "made-since/read"]);
});

test.each(["none", "reset-after-commit"])(
  "a resource server that nobody uses is deleted with its policy (answer lost: %s)",
  async (kind) => {
    const policy = { team: "team-orders", openScopes: ["read"] };
    got(await saveScopePolicy(held.pool.id, identifier, policy, "a@example.com"));
    if (kind !== "none") await pullLever(cognito.url, "faults", { operation: "DeleteResourceServer", kind });
    const plan = got(await deleteServer.plan(held.pool, { identifier, leavesHolders: false }));
    expect(plan.typedName).toBe(identifier);
    expect(await plan.run()).toMatchObject({ ok: true });
    await expect(describedServer(cognito.sdk, held.pool.id, identifier)).rejects.toThrow("does not exist");
    expect(got(await scopePoliciesOf(held.pool.id)).has(identifier)).toBe(false);
  },
);

test("a resource server that clients use is not deleted, and one that is gone is not found", async () => {
  await held.client("user", [read]);
  const refused = await deleteServer.plan(held.pool, { identifier, leavesHolders: false });
  expect(refused).toMatchObject({
    ok: false,
    problem: {
      fields: {
        scopes: "1 client uses a scope of this resource server. Remove it from these clients first.",
      },
    },
  });
  const gone = got(await deleteServer.plan(held.pool, { identifier: "nowhere", leavesHolders: false }));
  expect(await gone.run()).toMatchObject({ ok: false, problem: { code: "not-found" } });
});

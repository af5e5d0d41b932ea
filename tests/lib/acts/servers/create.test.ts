import { beforeEach, expect, test } from "vitest";
import { createServer } from "@/lib/acts/servers/create";
import { serverDraft } from "@/lib/domain/scope/server-draft";
import { readServers } from "@/lib/inventory/resource-servers";
import { saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";
import { aPool } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { describedServer, rawServer } from "@/tests/kit/raw-server";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  await readServers(devPool());
  await pullLever(cognito.url, "journal");
});

const calls = async () => (await journalOf(cognito.url)).map((call) => call.operation);

async function create(identifier: string, pool = devPool()) {
  const scopes = [JSON.stringify({ name: "it's`id`$(id)%{x}", description: "Odd" })];
  const plan = await createServer.plan(pool, serverDraft.parse({ identifier, name: "An API", scopes }));
  return plan.ok ? plan.value.run() : plan;
}

test("a resource server is made with one call", async () => {
  expect(await create("https://api.example.com/plain")).toMatchObject({ ok: true });
  expect(await calls()).toEqual(["CreateResourceServer"]);
});

test("a resource server is made as it was typed, and nobody opened its scopes, whatever was said of an earlier one", async () => {
  const identifier = "https://api.example.com/new/v1";
  const old = { team: "team-orders", openScopes: ["it's`id`$(id)%{x}"] };
  got(await saveScopePolicy(devPool().id, identifier, old, "a@example.com"));
  expect(await create(identifier)).toMatchObject({ ok: true, value: { identifier } });
  expect(await calls()).toEqual(["DescribeResourceServer", "CreateResourceServer"]);
  expect(await describedServer(cognito.sdk, devPool().id, identifier)).toMatchObject({
    Name: "An API",
    Scopes: [{ ScopeName: "it's`id`$(id)%{x}", ScopeDescription: "Odd" }],
  });
  expect(got(await scopePoliciesOf(devPool().id)).has(identifier)).toBe(false);
});

test.each([
  ["reset-after-commit", true, 2],
  ["500-after-commit", true, 2],
  ["reset-before", false, 4],
] as const)("an answer lost by %s is looked for, and nothing is made twice", async (kind, isMade, count) => {
  await pullLever(cognito.url, "faults", { operation: "CreateResourceServer", kind });
  const made = await create(`lost-${kind}`);
  expect(made).toMatchObject(isMade ? { ok: true } : { ok: false, problem: { code: "unreachable" } });
  const made1 = await calls();
  expect(made1.filter((call) => call === "CreateResourceServer")).toHaveLength(1);
  expect(made1).toHaveLength(count);
});

test("a taken identifier is refused beside its field: without a call where it is known, by Cognito otherwise", async () => {
  const taken = { ok: false, problem: { code: "name-taken", fields: { identifier: expect.any(String) } } };
  expect(await create("payments")).toMatchObject(taken);
  expect(await calls()).toEqual([]);
  await rawServer(cognito.sdk, devPool().id, "made-elsewhere", ["read"]);
  await pullLever(cognito.url, "journal");
  expect(await create("made-elsewhere")).toMatchObject(taken);
  expect(await calls()).toEqual(["CreateResourceServer", "DescribeResourceServer"]);
});

test("who may grant the scopes of a resource server that is there stays as it was when its identifier is refused", async () => {
  await rawServer(cognito.sdk, devPool().id, "governed-elsewhere", ["read"]);
  const policy = { team: "team-orders", openScopes: ["read"] };
  got(await saveScopePolicy(devPool().id, "governed-elsewhere", policy, "a@example.com"));
  expect(await create("governed-elsewhere")).toMatchObject({ ok: false, problem: { code: "name-taken" } });
  expect(got(await scopePoliciesOf(devPool().id)).get("governed-elsewhere")).toEqual(policy);
});

test("a lost answer is not taken for somebody else's resource server of the same identifier", async () => {
  await rawServer(cognito.sdk, devPool().id, "of-others", ["read"]);
  await pullLever(cognito.url, "faults", { operation: "CreateResourceServer", kind: "reset-before" });
  expect(await create("of-others")).toMatchObject({ ok: false, problem: { code: "name-taken" } });
});

test("at the pool's limit it says that it is the account's", async () => {
  const pool = await aPool(cognito.sdk, 0);
  for (let count = 0; count < 25; count += 1) await rawServer(cognito.sdk, pool.id, `filler-${count}`, []);
  expect(await create("one-too-many", pool)).toMatchObject({
    ok: false,
    problem: { code: "limit", message: expect.stringContaining("25") },
  });
});

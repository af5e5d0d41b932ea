import { DeleteResourceServerCommand } from "@aws-sdk/client-cognito-identity-provider";
import { beforeEach, expect, test } from "vitest";
import { editServer } from "@/lib/acts/servers/edit";
import { serverEditDraft } from "@/lib/domain/scope/server-draft";
import { saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { inBetween } from "@/tests/kit/in-between";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { describedServer, rawServer, serverElsewhere } from "@/tests/kit/raw-server";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
const { at } = await inBetween(cognito.url);
beforeEach(() => pullLever(cognito.url, "faults"));

const pool = () => devPool().id;
const scopesOf = async (identifier: string) => {
  const { Scopes = [] } = await describedServer(cognito.sdk, pool(), identifier);
  return Object.fromEntries(Scopes.map((scope) => [scope.ScopeName, scope.ScopeDescription]));
};
const calls = async () => (await journalOf(cognito.url)).map((call) => call.operation);

async function made(identifier: string, scopes: readonly string[]): Promise<string> {
  await rawServer(cognito.sdk, pool(), identifier, scopes);
  await pullLever(cognito.url, "journal");
  return identifier;
}

type Edit = [name: string, was: string | null, becomes: string | null];

/** As the door does it: the plan, then its run. */
async function edit(identifier: string, edits: readonly Edit[], more: object = {}) {
  const scopes = edits.map(([name, was, becomes]) => JSON.stringify({ name, was, becomes }));
  const plan = await editServer.plan(devPool(), serverEditDraft.parse({ identifier, scopes, ...more }));
  return plan.ok ? plan.value.run() : plan;
}

test("an edit is one read and one update, and leaves all else as it is", async () => {
  const identifier = await made("https://a.example.com/x/y", ["read", "write"]);
  const edited = await edit(
    identifier,
    [
      ["read", "May read", "Reads"],
      ["it's`id`$(id)%{x}", null, "Odd"],
    ],
    { wasName: "API 2", name: "Orders" },
  );
  expect(edited).toMatchObject({ ok: true, value: { before: { name: "API 2" }, after: { name: "Orders" } } });
  expect(await calls()).toEqual(["DescribeResourceServer", "UpdateResourceServer"]);
  expect(await describedServer(cognito.sdk, pool(), identifier)).toMatchObject({ Name: "Orders" });
  expect(await scopesOf(identifier)).toEqual({
    read: "Reads",
    write: "May write",
    "it's`id`$(id)%{x}": "Odd",
  });
});

test("what changes elsewhere while an update waits for its turn stays beside it", async () => {
  const identifier = await made("slowed-down", ["base"]);
  at("UpdateResourceServer", async () => {
    await serverElsewhere(cognito.sdk, pool(), identifier, { base: "May base", theirs: "Theirs" });
    return { error: "TooManyRequestsException" };
  });
  expect(await edit(identifier, [["mine", null, "Mine"]])).toMatchObject({ ok: true });
  expect(await scopesOf(identifier)).toEqual({ base: "May base", theirs: "Theirs", mine: "Mine" });
});

test("edits of different scopes by many at the same moment all survive", async () => {
  const identifier = await made("at-once", ["base"]);
  const names = ["a", "b", "c", "d"];
  const edited = await Promise.all(names.map((name) => edit(identifier, [[name, null, name]])));
  expect(edited.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(Object.keys(await scopesOf(identifier)).sort()).toEqual(["a", "b", "base", "c", "d"]);
});

test("what somebody else made meanwhile stays, and only the same scope made otherwise is refused", async () => {
  const identifier = await made("meanwhile", ["read", "write"]);
  await serverElsewhere(cognito.sdk, pool(), identifier, { read: "Theirs", write: "May write", new: "New" });
  expect(await edit(identifier, [["write", "May write", "Mine"]])).toMatchObject({ ok: true });
  expect(await scopesOf(identifier)).toEqual({ read: "Theirs", write: "Mine", new: "New" });
  await pullLever(cognito.url, "journal");
  for (const clash of [
    ["read", "May read", "Mine"],
    ["new", null, "Mine"],
  ] satisfies Edit[])
    expect(await edit(identifier, [clash])).toMatchObject({
      ok: false,
      problem: { code: "changed-meanwhile" },
    });
  expect(await edit(identifier, [], { wasName: "Another", name: "Mine" })).toMatchObject({
    ok: false,
    problem: { code: "changed-meanwhile" },
  });
  expect(await calls()).not.toContain("UpdateResourceServer");
});

test.each([
  ["reset-after-commit", true],
  ["reset-before", false],
])("an answer lost by %s is looked up with one read", async (kind, isDone) => {
  const identifier = await made(`lost-${kind}`, ["read"]);
  await pullLever(cognito.url, "faults", { operation: "UpdateResourceServer", kind });
  const edited = await edit(identifier, [["more", null, "More"]]);
  expect(edited).toMatchObject(isDone ? { ok: true } : { ok: false, problem: { code: "unreachable" } });
  expect(await calls()).toEqual(["DescribeResourceServer", "UpdateResourceServer", "DescribeResourceServer"]);
});

test("the 101st scope, a server that is gone, one of Cognito's own and no change are refused without a write", async () => {
  const full = await made(
    "full",
    Array.from({ length: 100 }, (_, at) => `s${at}`),
  );
  expect(await edit(full, [["s100", null, "Too many"]])).toMatchObject({
    ok: false,
    problem: { code: "invalid", fields: { scopes: expect.stringContaining("at most 100 scopes") } },
  });
  const gone = await made("gone", ["read"]);
  await cognito.sdk.send(new DeleteResourceServerCommand({ UserPoolId: pool(), Identifier: gone }));
  expect(await edit(gone, [["read", "May read", "x"]])).toMatchObject({ problem: { code: "not-found" } });
  const managed = await made("aws.cognito/dcr", ["register"]);
  expect(await edit(managed, [["register", "May register", "x"]])).toMatchObject({
    problem: { code: "denied" },
  });
  const same = await made("same", ["read"]);
  expect(await edit(same, [["read", "May read", "May read"]])).toMatchObject({
    problem: { code: "invalid", message: expect.stringContaining("There are no changes to save") },
  });
  expect(await calls()).toEqual(["DescribeResourceServer"]);
});

test("a scope that is made again is restricted, whatever was said of the one before", async () => {
  const identifier = await made("again", ["read"]);
  got(
    await saveScopePolicy(pool(), identifier, { team: null, openScopes: ["read", "old"] }, "a@example.com"),
  );
  expect(await edit(identifier, [["old", null, "Anew"]])).toMatchObject({ ok: true });
  const opened = async () => got(await scopePoliciesOf(pool())).get(identifier)?.openScopes;
  expect(await opened()).toEqual(["read"]);
  expect(await edit(identifier, [["read", "May read", null]])).toMatchObject({ ok: true });
  expect(await opened()).toEqual([]);
});

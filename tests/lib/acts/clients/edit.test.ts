import {
  DeleteUserPoolClientCommand,
  ListUserPoolClientsCommand,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import { beforeEach, expect, test } from "vitest";
import { dropDeadScopes } from "@/lib/acts/clients/drop-dead-scopes";
import { editClient } from "@/lib/acts/clients/edit";
import { clientEditDraft } from "@/lib/domain/client/edit-draft";
import { readServers } from "@/lib/inventory/resource-servers";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import {
  changedElsewhere,
  describedRaw,
  type RawSettings,
  rawClient,
  untouched,
} from "@/tests/kit/raw-client";
import { rawServer } from "@/tests/kit/raw-server";
import { embeddedStore } from "@/tests/kit/store/both-stores";

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";
const order = "https://api.example.com/orders/orders.read";
embeddedStore();

const cognito = await ownCognito();
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  await readServers(devPool());
  await pullLever(cognito.url, "journal");
});

const made = (name: string, more: RawSettings = {}) => rawClient(cognito.sdk, name, more);
const described = (clientId: string) => describedRaw(cognito.sdk, clientId);
const elsewhere = (clientId: string, change: Partial<UserPoolClientType>) =>
  changedElsewhere(cognito.sdk, clientId, change);

/** A form as the browser sends it, opened at what the client is now unless told. */
async function form(clientId: string, fields: object, changedAt?: string) {
  const { LastModifiedDate = new Date(0) } = await described(clientId);
  await pullLever(cognito.url, "journal");
  return clientEditDraft.parse({
    clientId,
    changedAt: changedAt ?? LastModifiedDate.toISOString(),
    addScopes: [],
    dropScopes: [],
    ...fields,
  });
}

/** As the door does it: the plan, then its run. */
async function edit(draft: Parameters<typeof editClient.plan>[1]) {
  const plan = await editClient.plan(devPool(), draft);
  return plan.ok ? plan.value.run() : plan;
}

const calls = async () => (await journalOf(cognito.url)).map((call) => call.operation);

test("an edit is one read and one update, whatever it changes", async () => {
  const clientId = await made("two calls");
  const draft = await form(clientId, { tokenMinutes: "30", isRevocable: "false" });
  expect(await edit(draft)).toMatchObject({
    ok: true,
    value: {
      before: { tokenMinutes: 60, isRevocable: true },
      after: { tokenMinutes: 30, isRevocable: false },
    },
  });
  expect(await calls()).toEqual(["DescribeUserPoolClient", "UpdateUserPoolClient"]);
  expect(await described(clientId)).toMatchObject({
    AccessTokenValidity: 30,
    TokenValidityUnits: { AccessToken: "minutes" },
    EnableTokenRevocation: false,
  });
});

test("a promotion from a client that nobody knows is refused before a call", async () => {
  const draft = await form(await made("unknown source"), {
    tokenMinutes: "30",
    fromClient: "unknown0client",
  });
  const source = { ...devPool("eu-west-1_LocalPrd1"), environment: "prod" };
  expect(await editClient.plan(devPool(), draft, source)).toMatchObject({ problem: { code: "not-found" } });
  expect(await calls()).toEqual([]);
});

test("a client that moved since the form was opened is not written", async () => {
  const clientId = await made("moved");
  const draft = await form(clientId, { addScopes: [order] });
  await elsewhere(clientId, { AccessTokenValidity: 2 });
  await pullLever(cognito.url, "journal");
  expect(await edit(draft)).toMatchObject({ ok: false, problem: { code: "changed-meanwhile" } });
  expect(await calls()).toEqual(["DescribeUserPoolClient"]);
});

test("a second collision is told, and nothing was changed", async () => {
  const clientId = await made("busy twice");
  const draft = await form(clientId, { addScopes: [order] });
  const fault = { operation: "UpdateUserPoolClient", kind: "concurrent-modification", times: 2 };
  await pullLever(cognito.url, "faults", fault);
  expect(await edit(draft)).toMatchObject({ ok: false, problem: { code: "busy" } });
  expect((await calls()).filter((call) => call === "UpdateUserPoolClient")).toHaveLength(2);
  expect((await described(clientId)).AllowedOAuthScopes).toEqual([read, write]);
});

test.each([
  ["reset-after-commit", true],
  ["reset-before", false],
])("an answer lost by %s is looked up with one read", async (kind, isDone) => {
  const clientId = await made(`lost ${kind}`);
  const draft = await form(clientId, { dropScopes: [write] });
  await pullLever(cognito.url, "faults", { operation: "UpdateUserPoolClient", kind });
  const saved = await edit(draft);
  expect(saved).toMatchObject(isDone ? { ok: true } : { ok: false, problem: { code: "unreachable" } });
  expect(await calls()).toEqual(["DescribeUserPoolClient", "UpdateUserPoolClient", "DescribeUserPoolClient"]);
});

const many = (count: number) => Array.from({ length: count }, (_, index) => `payments/never-${index}`);

test("a scope that was made elsewhere a moment ago can be granted", async () => {
  const clientId = await made("granted again");
  await rawServer(cognito.sdk, devPool().id, "made-since", ["read"]);
  const draft = await form(clientId, { addScopes: ["made-since/read"] });
  expect(await edit(draft)).toMatchObject({ ok: true });
});

test.each([
  ["an unknown scope", { addScopes: ["payments/$(id)"] }, "payments/$(id) isn’t a scope in this pool."],
  [
    "fifty more scopes than there are",
    { addScopes: many(50) },
    "payments/never-0 isn’t a scope in this pool.",
  ],
  ["no scope at all", { dropScopes: [read, write] }, "Choose at least one scope."],
])("%s is refused beside the field, without a write", async (what, fields, sentence) => {
  const clientId = await made(what);
  const refused = await edit(await form(clientId, fields));
  expect(refused).toMatchObject({ ok: false, problem: { code: "invalid" } });
  expect(refused.ok ? "" : refused.problem.fields.scopes).toContain(sentence);
  expect(await calls()).not.toContain("UpdateUserPoolClient");
});

test("51 scopes in one form are refused before any call", () => {
  const sent = { clientId: "a", changedAt: new Date(0).toISOString(), addScopes: many(51), dropScopes: [] };
  const refused = clientEditDraft.safeParse(sent);
  expect(refused.error?.issues).toMatchObject([
    { path: ["addScopes"], message: "Choose at most 50 scopes." },
  ]);
});

test("a client that is gone, one for people, and an edit that changes nothing are refused", async () => {
  const gone = await made("gone");
  const draft = await form(gone, { addScopes: [order] });
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: devPool().id, ClientId: gone }));
  expect(await edit(draft)).toMatchObject({ ok: false, problem: { code: "not-found" } });
  const people = await made("people", {
    AllowedOAuthFlows: ["code"],
    CallbackURLs: ["https://a.example.com/"],
  });
  expect(await edit(await form(people, { dropScopes: [read] }))).toMatchObject({
    ok: false,
    problem: { code: "denied" },
  });
  const same = await made("same");
  expect(await edit(await form(same, { addScopes: [read] }))).toMatchObject({
    ok: false,
    problem: { code: "invalid", message: expect.stringContaining("There are no changes to save") },
  });
  expect(await calls()).toEqual(["DescribeUserPoolClient"]);
});

test("a taken name is refused beside its field", async () => {
  const clientId = await made("renamed");
  expect(await edit(await form(clientId, { name: "M2M-Client" }))).toMatchObject({
    ok: false,
    problem: { code: "name-taken", fields: { name: expect.any(String) } },
  });
});

test("dead scopes are dropped in one act, and the rest stays byte-equal", async () => {
  const { UserPoolClients = [] } = await cognito.sdk.send(
    new ListUserPoolClientsCommand({ UserPoolId: devPool().id, MaxResults: 60 }),
  );
  const clientId = UserPoolClients.find((it) => it.ClientName === "warehouse-bridge")?.ClientId ?? "";
  const before = await described(clientId);
  await pullLever(cognito.url, "journal");
  const plan = await dropDeadScopes.plan(devPool(), { clientId });
  expect(plan.ok && (await plan.value.run())).toMatchObject({ ok: true });
  expect((await calls()).sort()).toEqual([
    "DescribeUserPoolClient",
    "ListResourceServers",
    "UpdateUserPoolClient",
  ]);
  const after = await described(clientId);
  expect(after.AllowedOAuthScopes).toEqual(["https://api.example.com/orders/orders.read"]);
  expect(JSON.stringify(untouched(after))).toBe(JSON.stringify(untouched(before)));
});

import { DeleteUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pool } from "@/lib/domain/access/roles";
import { readClient } from "@/lib/inventory/clients";
import { listNames } from "@/lib/inventory/listing";
import { forget } from "@/lib/inventory/own-writes";
import { readEntry } from "@/lib/inventory/reading";
import { rowsSince } from "@/lib/store/inventory/clients";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito({ COGNITO_RATE: "100" });
let pool: Pool;
let clientId: string;
beforeEach(async () => {
  pool = await aPool(cognito.sdk, 1);
  await listNames(pool, await shelfOf(pool), "now").whole;
  [clientId = ""] = (await shelfOf(pool)).entries.keys();
  await pullLever(cognito.url, "journal");
});
afterEach(() => pullLever(cognito.url, ""));

const read = async () => readEntry(pool, await shelfOf(pool), clientId, "background");
const entry = async () => (await shelfOf(pool)).entries.get(clientId)?.entry;
const calls = async () => (await journalOf(cognito.url)).map(({ operation }) => operation);
const failLists = (kind: string) =>
  pullLever(cognito.url, "faults", { operation: "ListUserPoolClientSecrets", kind, nth: 1 });

test.each([
  ["throttle", "throttled"],
  ["500", "unreachable"],
  ["reset-before", "unreachable"],
])("settings are kept where %s costs the secrets, which are asked for again, alone", async (kind, code) => {
  await failLists(kind);
  expect(await read()).toMatchObject({ ok: false, problem: { code } });
  expect(await entry()).toMatchObject({
    client: { clientId },
    describedAt: expect.any(Number),
    secrets: null,
    message: null,
  });
  await pullLever(cognito.url, "journal");
  expect(got(await read())).toMatchObject({ client: { clientId }, secrets: [{}], message: null });
  expect(await calls()).toEqual(["ListUserPoolClientSecrets"]);
});

test("secrets that were known stay where they cannot be listed, are no news, and the client is read again soon", async () => {
  const known = got(await read());
  await failLists("500");
  expect(await read()).toMatchObject({ ok: false, problem: { code: "unreachable" } });
  expect(await entry()).toMatchObject({ secrets: known?.secrets, message: null, outside: null });
  expect([...(await shelfOf(pool)).suspects]).toEqual([clientId]);
  expect(got(await read())).toMatchObject({ secrets: known?.secrets });
  expect((await shelfOf(pool)).suspects.size).toBe(0);
});

test("denied secrets are kept as what they are, with the action that is missing", async () => {
  await pullLever(cognito.url, "iam", { deny: ["ListUserPoolClientSecrets"] });
  expect(got(await read())).toMatchObject({ client: { clientId }, secrets: null });
  expect((await entry())?.message).toContain("cognito-idp:ListUserPoolClientSecrets");
});

test("where settings were denied just now nothing is asked, unless somebody waits for it", async () => {
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPoolClient"] });
  const denied = { client: null, message: expect.stringContaining("cognito-idp:DescribeUserPoolClient") };
  expect(got(await read())).toMatchObject(denied);
  await pullLever(cognito.url, "journal");
  expect(got(await read())).toMatchObject(denied);
  expect(await calls()).toEqual([]);
  await pullLever(cognito.url, "iam");
  expect(got(await readEntry(pool, await shelfOf(pool), clientId, "now"))).toMatchObject({ message: null });
});

test("a suspect that could not be read stays one", async () => {
  const shelf = await shelfOf(pool);
  shelf.suspects.add(clientId);
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPoolClient", kind: "500", nth: 1 });
  expect(await read()).toMatchObject({ ok: false });
  expect([...shelf.suspects]).toEqual([clientId]);
});

test("a client whose list of secrets is gone is gone itself, and does not stand there without secrets", async () => {
  await readClient(pool, clientId);
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId }));
  expect(got(await read())).toBeNull();
  expect(await entry()).toBeUndefined();
});

test("what was asked before a client was deleted here does not bring it back, on any instance", async () => {
  got(await read());
  await pullLever(cognito.url, "journal");
  const slow = { operation: "ListUserPoolClientSecrets", kind: "slow", milliseconds: 1_000 };
  await pullLever(cognito.url, "faults", slow);
  const late = read();
  await expect.poll(calls).toContain("DescribeUserPoolClient");
  await forget(pool, clientId);
  await expect.poll(entry).toBeUndefined();
  expect(got(await late)).toBeNull();
  expect(await entry()).toBeUndefined();
  const rows = got(await rowsSince(pool.id, 0));
  expect(rows).toMatchObject([{ clientId, isGone: true }]);
  // A list that names it later knows more.
  await listNames(pool, await shelfOf(pool), "now").whole;
  expect(await entry()).toMatchObject({ clientId, client: null });
});

test("a client that registered itself has no list of secrets, and needs no second look", async () => {
  await pullLever(cognito.url, "dcr", { pool: pool.id, client: clientId });
  expect(got(await read())).toMatchObject({ client: { isSelfRegistered: true }, secrets: [], message: null });
  expect((await calls()).sort()).toEqual(["DescribeUserPoolClient", "ListUserPoolClientSecrets"]);
});

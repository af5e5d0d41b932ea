import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientSecretCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { editClient } from "@/lib/acts/clients/edit";
import { letGoOfScope } from "@/lib/acts/clients/editing";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { switchOnOAuth } from "@/lib/acts/clients/switch-oauth";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { startRotation } from "@/lib/acts/secrets/start";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { AuditAction } from "@/lib/domain/audit/action";
import { readClient } from "@/lib/inventory/clients";
import { listNames } from "@/lib/inventory/listing";
import { rememberSecrets } from "@/lib/inventory/own-writes";
import { readEntry } from "@/lib/inventory/reading";
import { readServers } from "@/lib/inventory/resource-servers";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { doorOf } from "@/tests/kit/door/a-door";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { changedElsewhere, describedRaw, type RawSettings, rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

embeddedStore();
const cognito = await ownCognito();
const pool = devPool();
const { planned, inTheTrail, told } = doorOf(pool);
beforeAll(async () => {
  got(await readServers(pool));
});
beforeEach(() => pullLever(cognito.url, ""));

const identifier = "auth-resource-server";
const scope = "custom-scope.read";

/** A client that the inventory knows as it is. */
async function aKnownClient(more: RawSettings = {}): Promise<string> {
  const clientId = await rawClient(cognito.sdk, "changed elsewhere", more);
  got(await readClient(pool, clientId));
  got(await readEntry(pool, await shelfOf(pool), clientId, "visible"));
  return clientId;
}

/** A client that the inventory knows, and that somebody then gave tokens of two hours, without this console. */
async function aChangedClient(more: RawSettings = {}): Promise<string> {
  const clientId = await aKnownClient(more);
  await changedElsewhere(cognito.sdk, clientId, { AccessTokenValidity: 2 });
  await pullLever(cognito.url, "journal");
  return clientId;
}

const changedAt = async (clientId: string) =>
  ((await describedRaw(cognito.sdk, clientId)).LastModifiedDate ?? new Date(0)).toISOString();

const off = { AllowedOAuthFlowsUserPoolClient: false };
const acts: [AuditAction, RawSettings, (clientId: string) => Promise<unknown>][] = [
  [
    "edit client",
    {},
    async (clientId) => {
      const edit = { clientId, changedAt: await changedAt(clientId), addScopes: [], dropScopes: [] };
      return planned("edit client", clientId, editClient.plan(pool, { ...edit, isRevocable: false }));
    },
  ],
  ["suspend client", {}, (id) => planned("suspend client", id, suspendClient.plan(pool, { clientId: id }))],
  ["resume client", off, (id) => planned("resume client", id, resumeClient.plan(pool, { clientId: id }))],
  [
    "switch on OAuth",
    off,
    async (clientId) => {
      const seen = { clientId, changedAt: await changedAt(clientId) };
      return planned("switch on OAuth", clientId, switchOnOAuth.plan(pool, seen));
    },
  ],
  [
    "remove scope from client",
    {},
    (clientId) =>
      inTheTrail("remove scope from client", clientId, () =>
        letGoOfScope(pool, { clientId, identifier, scope }),
      ),
  ],
  [
    "remove scope from client",
    { AllowedOAuthScopes: ["payments/charge"] },
    (clientId) =>
      inTheTrail("remove scope from client", clientId, () =>
        letGoOfScope(pool, { clientId, identifier, scope }),
      ),
  ],
];

test.each(acts)(
  "what somebody else changed before %s is told, and nothing but that",
  async (_, more, act) => {
    const clientId = await aChangedClient(more);
    await act(clientId);
    await expect.poll(() => told(clientId)).toHaveLength(1);
    expect(await told(clientId)).toMatchObject([
      { before: { tokenMinutes: 60 }, after: { tokenMinutes: 120 }, input: { kind: "changed" } },
    ]);
    const [row] = await told(clientId);
    expect(Object.keys(Object(row?.after))).toEqual(["tokenMinutes"]);
    const operations = (await journalOf(cognito.url)).map(({ operation }) => operation);
    expect(operations.filter((it) => it === "ListUserPoolClientSecrets")).toEqual([]);
    expect((await shelfOf(pool)).entries.get(clientId)?.entry.client?.tokenMinutes).toBe(120);
  },
);

test("a secret that somebody else added is told of, also where the rotation is ended here before it was read", async () => {
  const clientId = await aKnownClient();
  const added = await cognito.sdk.send(
    new AddUserPoolClientSecretCommand({ UserPoolId: pool.id, ClientId: clientId }),
  );
  const listed = got(await listSecrets(pool, clientId));
  const newer = { clientId, secretId: added.ClientSecretDescriptor?.ClientSecretId ?? "" };
  await planned("cancel rotation", clientId, cancelRotation.plan(pool, newer));
  expect(await told(clientId)).toMatchObject([
    {
      before: { secretIds: [listed[0]?.secretId] },
      after: { secretIds: listed.map(({ secretId }) => secretId) },
    },
  ]);
  expect((await shelfOf(pool)).entries.get(clientId)?.entry.secrets).toEqual([listed[0]]);
});

test("a secret that somebody else exchanged is told of, also where a rotation is started here before it was read", async () => {
  const clientId = await aKnownClient();
  const [first] = got(await listSecrets(pool, clientId));
  const about = { UserPoolId: pool.id, ClientId: clientId };
  await cognito.sdk.send(new AddUserPoolClientSecretCommand(about));
  const old = { ...about, ClientSecretId: first?.secretId };
  await cognito.sdk.send(new DeleteUserPoolClientSecretCommand(old));
  const [second] = got(await listSecrets(pool, clientId));
  await planned("start rotation", clientId, startRotation.plan(pool, { clientId }));
  expect(await told(clientId)).toMatchObject([
    { before: { secretIds: [first?.secretId] }, after: { secretIds: [second?.secretId] } },
  ]);
  expect((await shelfOf(pool)).entries.get(clientId)?.entry.secrets).toHaveLength(2);
});

test("what this console changed before, on whichever instance, is not called outside", async () => {
  const clientId = await aChangedClient();
  const since = (await shelfOf(pool)).entries.get(clientId)?.entry.describedAt ?? 0;
  // The trail's instants are compared with those of readings, a second apart at least.
  await expect.poll(() => Date.now() > since + 1_100).toBe(true);
  const facts = factsOf({ action: "edit client", clientId, poolId: pool.id });
  got(await recordOutcome(got(await recordIntent(facts)), { outcome: "done", requestId: null, clientId }));
  await planned("suspend client", clientId, suspendClient.plan(pool, { clientId }));
  const isOff = async () => !(await shelfOf(pool)).entries.get(clientId)?.entry.client?.isOAuthOn;
  await expect.poll(isOff).toBe(true);
  for (const _ of [1, 2, 3]) expect(await told(clientId)).toEqual([]);
});

test("a client that somebody else made is told of, also where it is written here before anybody read it", async () => {
  await listNames(pool, await shelfOf(pool), "now").whole;
  const clientId = await rawClient(cognito.sdk, "made elsewhere");
  await listNames(pool, await shelfOf(pool), "now").whole;
  await planned("suspend client", clientId, suspendClient.plan(pool, { clientId }));
  await expect.poll(() => told(clientId)).toHaveLength(1);
  expect(await told(clientId)).toMatchObject([
    { input: { kind: "created" }, before: null, after: { isOAuthOn: true } },
  ]);
});

test("secrets that are written here are of now, and a client that nobody has read is still to be read", async () => {
  const readAt = async (clientId: string) =>
    (await shelfOf(pool)).entries.get(clientId)?.entry.describedAt ?? null;
  const clientId = await aKnownClient();
  const before = (await readAt(clientId)) ?? 0;
  await expect.poll(() => Date.now()).toBeGreaterThan(before);
  const seen = { secrets: [], askedAt: Date.now() };
  await rememberSecrets(pool, clientId, [], seen);
  expect(await readAt(clientId)).toBeGreaterThan(before);
  const unread = await rawClient(cognito.sdk, "listed, not read");
  await listNames(pool, await shelfOf(pool), "now").whole;
  await rememberSecrets(pool, unread, [], seen);
  expect((await shelfOf(pool)).entries.get(unread)?.entry).toMatchObject({ secrets: [], client: null });
  expect(await readAt(unread)).toBeNull();
});

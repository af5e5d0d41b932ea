import { randomUUID } from "node:crypto";
import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { beforeAll, expect, test } from "vitest";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditFacts } from "@/lib/domain/audit/row";
import { readClient } from "@/lib/inventory/clients";
import { tellOutside } from "@/lib/inventory/judging";
import { listNames } from "@/lib/inventory/listing";
import { rememberSecrets } from "@/lib/inventory/own-writes";
import { readEntry } from "@/lib/inventory/reading";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { aClient, aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito({ COGNITO_RATE: "100" });
let pool: Pool;
beforeAll(async () => {
  pool = await aPool(cognito.sdk, 1);
  await list();
});

const list = async () => listNames(pool, await shelfOf(pool), "now").whole;
const read = async (clientId: string) => got(await readEntry(pool, await shelfOf(pool), clientId, "visible"));

/** A client that the console knows as it is. */
async function aKnownClient(): Promise<string> {
  const clientId = await aClient(cognito.sdk, pool, "known");
  await readClient(pool, clientId);
  await read(clientId);
  return clientId;
}

const rename = (clientId: string, ClientName: string) =>
  cognito.sdk.send(new UpdateUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId, ClientName }));

async function told(clientId: string) {
  await tellOutside(pool);
  return got(await findRows({ poolId: pool.id, clientId, action: "changed outside" }, 10));
}

test("a change made elsewhere is noticed when the client is read again, with the difference, and told once", async () => {
  const clientId = await aKnownClient();
  await rename(clientId, "renamed elsewhere");
  const entry = await read(clientId);
  expect(entry?.outside).toMatchObject({
    kind: "changed",
    before: { name: "known" },
    after: { name: "renamed elsewhere" },
  });
  expect(await told(clientId)).toMatchObject([
    {
      person: { email: "outside the console" },
      environment: "dev",
      outcome: "noticed",
      before: { name: "known" },
      after: { name: "renamed elsewhere" },
    },
  ]);
  await read(clientId);
  expect(await told(clientId)).toHaveLength(1);
});

test("a change that was noticed is told of, also where the client was read and written again before", async () => {
  const clientId = await aKnownClient();
  await rename(clientId, "noticed");
  await readClient(pool, clientId);
  await read(clientId);
  const secrets = got(await readEntry(pool, await shelfOf(pool), clientId, "visible"))?.secrets ?? [];
  await rememberSecrets(pool, clientId, [], { secrets, askedAt: Date.now() });
  expect(await told(clientId)).toMatchObject([{ after: { name: "noticed" } }]);
});

test("two changes that are noticed one after the other are told of both", async () => {
  const clientId = await aKnownClient();
  for (const name of ["first elsewhere", "second elsewhere"]) {
    await rename(clientId, name);
    await read(clientId);
  }
  expect(await told(clientId)).toMatchObject([
    { before: { name: "first elsewhere" }, after: { name: "second elsewhere" } },
    { before: { name: "known" }, after: { name: "first elsewhere" } },
  ]);
});

test("a client that this console is deleting is not called deleted elsewhere", async () => {
  const clientId = await aKnownClient();
  const ref = got(await recordIntent({ ...anAct(clientId), action: "delete client", clientId }));
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId }));
  expect(await read(clientId)).toBeNull();
  expect((await shelfOf(pool)).suspects.has(clientId)).toBe(true);
  // The trail's instants are compared with those of readings, a second apart at least.
  const since = await describedAt(clientId);
  await expect.poll(() => Date.now() > since + 1_100).toBe(true);
  got(await recordOutcome(ref, { outcome: "done", requestId: null, clientId }));
  expect(await read(clientId)).toBeNull();
  expect((await shelfOf(pool)).entries.has(clientId)).toBe(false);
  expect(await told(clientId)).toEqual([]);
});

test("opening a client's page notices it as well, and so does a second secret", async () => {
  const clientId = await aKnownClient();
  await rename(clientId, "seen on its page");
  await readClient(pool, clientId);
  expect(await told(clientId)).toMatchObject([{ after: { name: "seen on its page" } }]);
  const { ClientSecretDescriptor } = await cognito.sdk.send(
    new AddUserPoolClientSecretCommand({ UserPoolId: pool.id, ClientId: clientId }),
  );
  await read(clientId);
  const [row] = await told(clientId);
  expect(JSON.stringify(row?.after)).toContain(ClientSecretDescriptor?.ClientSecretId);
  expect(JSON.stringify(row)).not.toContain(ClientSecretDescriptor?.ClientSecretValue);
});

test.each([
  ["its form is", true],
  ["an act without a form is", false],
])("what this console did is not called outside, not even while %s still under way", async (_, hasForm) => {
  const clientId = await aKnownClient();
  const intentId = randomUUID();
  const claim = { personId: "ann", intentId, claim: randomUUID(), operation: "edit client", poolId: pool.id };
  const trace = { object: null, knownIds: [], fingerprint: null };
  const intended = hasForm
    ? recordIntent({ ...anAct(clientId), intentId }, { ...claim, ...trace })
    : recordIntent({ ...anAct(clientId), clientId });
  const ref = got(await intended);
  await rename(clientId, "renamed here");
  await read(clientId);
  expect(await told(clientId)).toEqual([]);
  // The trail's instants are compared with those of readings, a second apart at least.
  const since = await describedAt(clientId);
  await expect.poll(() => Date.now() > since + 1_100).toBe(true);
  got(await recordOutcome(ref, { outcome: "done", requestId: null, clientId }, "settled"));
  const entry = await read(clientId);
  expect(entry).toMatchObject({ name: "renamed here", outside: null });
  expect(await told(clientId)).toEqual([]);
});

test("a token that was tried here is no change of the client, so another's change is still told", async () => {
  const clientId = await aKnownClient();
  const since = await describedAt(clientId);
  await expect.poll(() => Date.now() > since + 1_100).toBe(true);
  const ref = got(await recordIntent({ ...anAct(clientId), action: "test token", clientId }));
  got(await recordOutcome(ref, { outcome: "done", requestId: null, clientId }));
  await rename(clientId, "renamed elsewhere after a try");
  await read(clientId);
  expect(await told(clientId)).toHaveLength(1);
});

test("a client that appears or vanishes between two listings was made or deleted elsewhere", async () => {
  await list();
  const clientId = await aClient(cognito.sdk, pool, "made elsewhere");
  await list();
  await read(clientId);
  expect(await told(clientId)).toMatchObject([{ input: { kind: "created" }, before: null }]);
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId }));
  await list();
  expect(await read(clientId)).toBeNull();
  const rows = await told(clientId);
  expect(rows[0]).toMatchObject({ input: { kind: "deleted" }, after: null });
  expect(rows[0]?.before).toMatchObject({ name: "made elsewhere" });
});

test("what was there before the console first looked was made by nobody in particular", async () => {
  const [first = ""] = (await shelfOf(pool)).entries.keys();
  await read(first);
  expect(await told(first)).toEqual([]);
});

const describedAt = async (clientId: string) =>
  (await shelfOf(pool)).entries.get(clientId)?.entry.describedAt ?? 0;

const anAct = (clientId: string): AuditFacts => ({
  person: { id: "ann", email: "ann@example.com" },
  role: "admin",
  sessionId: null,
  source: { address: null, isClaimed: false },
  poolId: pool.id,
  environment: "dev",
  action: "edit client",
  object: { kind: "client", id: clientId },
  clientId: null,
  input: {},
  before: null,
  after: null,
  intentId: null,
});

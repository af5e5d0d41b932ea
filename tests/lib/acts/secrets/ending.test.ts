import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { endedTrail } from "@/lib/acts/secrets/ending";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { proveSecret } from "@/lib/acts/secrets/prove";
import { deleteLeakedSecret } from "@/lib/acts/secrets/revoke";
import { startRotation } from "@/lib/acts/secrets/start";
import { describePool } from "@/lib/aws/cognito/pools";
import { proveSecret as proveAtCognito } from "@/lib/aws/cognito/tokens";
import { findClients, recentClient } from "@/lib/inventory/clients";
import { deletedSecretsOf } from "@/lib/store/secrets/deleted";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();
let stand: Awaited<ReturnType<typeof rotatingClient>>;
afterEach(() => vi.useRealTimers());

beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  stand = await rotatingClient(cognito);
  await recentClient(stand.pool, stand.clientId);
  await describePool(stand.pool);
});

const ask = () => ({ UserPoolId: stand.pool.id, ClientId: stand.clientId });
const works = async (secret: string) => got(await proveAtCognito(stand.tokenUrl, stand.clientId, secret));
const operations = async () => (await journalOf(cognito.url)).map((call) => call.operation);

async function ids(): Promise<string[]> {
  const { ClientSecrets = [] } = await cognito.sdk.send(new ListUserPoolClientSecretsCommand(ask()));
  return ClientSecrets.map(({ ClientSecretId = "" }) => ClientSecretId);
}

/** A rotation under way, begun here: the ids of both secrets and the value of the new one. */
async function begin() {
  const { clientId, pool } = stand;
  const { secret, secretId } = got(await got(await startRotation.plan(pool, { clientId })).run());
  const [older = ""] = await ids();
  const usesNewSecret = "on" as const;
  return {
    secret,
    older: { clientId, secretId: older, usesNewSecret },
    newer: { clientId, secretId, usesNewSecret },
  };
}

const prove = async (secret: string) =>
  got(await got(await proveSecret.plan(stand.pool, { clientId: stand.clientId, secret })).run());

const later = (minutes: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });

test("finish is one read and one deletion; then the new secret works and the old one is refused", async () => {
  const { secret, older } = await begin();
  await pullLever(cognito.url, "journal");
  got(await got(await finishRotation.plan(stand.pool, older)).run());
  expect(await operations()).toEqual(["ListUserPoolClientSecrets", "DeleteUserPoolClientSecret"]);
  expect([await works(secret), await works(stand.secret)]).toEqual([true, false]);
});

test("cancel deletes the newer one, with the same two calls", async () => {
  const { secret, newer } = await begin();
  await pullLever(cognito.url, "journal");
  got(await got(await cancelRotation.plan(stand.pool, newer)).run());
  expect(await operations()).toEqual(["ListUserPoolClientSecrets", "DeleteUserPoolClientSecret"]);
  expect([await works(secret), await works(stand.secret)]).toEqual([false, true]);
});

test("the list has the right number of secrets at once, after each step", async () => {
  const { pool, clientId } = stand;
  const counted = async () => {
    const { rows } = got(await findClients(pool, { page: 1, kind: "all" }));
    return rows.find((row) => row.clientId === clientId)?.secrets?.length;
  };
  const { newer } = await begin();
  expect(await counted()).toBe(2);
  got(await got(await cancelRotation.plan(pool, newer)).run());
  expect(await counted()).toBe(1);
  const { older } = await begin();
  got(await got(await finishRotation.plan(pool, older)).run());
  expect(await counted()).toBe(1);
});

test("until the new secret is proven and the overlap is over, and in production, finish asks for the name", async () => {
  const { secret, older } = await begin();
  const typed = async (pool = stand.pool) => got(await finishRotation.plan(pool, older)).typedName;
  expect(await typed()).toBe("wheel-turner");
  expect((await prove(secret)).provenAt).not.toBeNull();
  expect(await typed()).toBe("wheel-turner");
  later(11);
  expect(await typed()).toBeUndefined();
  expect(await typed({ ...stand.pool, environment: "prod" })).toBe("wheel-turner");
});

test("a secret that was never proven, or was added elsewhere, needs the typed name however old it is", async () => {
  const [older = ""] = await ids();
  await cognito.sdk.send(new AddUserPoolClientSecretCommand(ask()));
  later(60);
  const asked = { clientId: stand.clientId, secretId: older, usesNewSecret: "on" as const };
  expect(got(await finishRotation.plan(stand.pool, asked)).typedName).toBe("wheel-turner");
});

test("a value that is not the new secret's proves nothing", async () => {
  const { older } = await begin();
  expect((await prove(stand.secret)).provenAt).not.toBeNull();
  expect((await prove("WrongWrongWrongWrongWrong")).provenAt).toBeNull();
  later(11);
  expect(got(await finishRotation.plan(stand.pool, older)).typedName).toBe("wheel-turner");
});

test("the last secret is never deleted: not by finish, not by cancel, not by a race", async () => {
  const { older, newer } = await begin();
  const [finish, cancel] = [
    got(await finishRotation.plan(stand.pool, older)),
    got(await cancelRotation.plan(stand.pool, newer)),
  ];
  const ends = await Promise.all([finish.run(), cancel.run()]);
  expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
  expect(ends.find(({ ok }) => !ok)).toMatchObject({ problem: { code: "refused" } });
  const [last = ""] = await ids();
  for (const plan of [finishRotation.plan, cancelRotation.plan])
    expect(
      await plan(stand.pool, { clientId: stand.clientId, secretId: last, usesNewSecret: "on" }),
    ).toMatchObject({
      ok: false,
      problem: {
        code: "refused",
        message: expect.stringContaining("only one secret, which can’t be deleted"),
      },
    });
  expect(await ids()).toEqual([last]);
});

test("secrets that changed since the page was opened are not touched", async () => {
  const { older, newer } = await begin();
  for (const refused of [
    await finishRotation.plan(stand.pool, newer),
    await cancelRotation.plan(stand.pool, older),
  ])
    expect(refused).toMatchObject({
      problem: { code: "refused", message: expect.stringContaining("changed after you opened the page") },
    });
});

test.each(["reset-after-commit", "500-after-commit", "hang-after-commit", "bad-json"])(
  "a deletion whose answer was lost by %s is looked up and counts",
  async (kind) => {
    const { older, newer } = await begin();
    const plan = got(await finishRotation.plan(stand.pool, older));
    await pullLever(cognito.url, "faults", { operation: "DeleteUserPoolClientSecret", kind });
    expect(await plan.run()).toMatchObject({ ok: true, value: { deleted: { secretId: older.secretId } } });
    expect(await ids()).toEqual([newer.secretId]);
  },
);

test.each(["reset-before", "500"])(
  "a deletion that %s kept from happening is said to have changed nothing",
  async (kind) => {
    const { older } = await begin();
    const plan = got(await finishRotation.plan(stand.pool, older));
    await pullLever(cognito.url, "faults", { operation: "DeleteUserPoolClientSecret", kind });
    const refused = await plan.run();
    expect(refused).toMatchObject({ ok: false, problem: { code: "unreachable" } });
    expect(refused.ok ? "" : refused.problem.message).toContain("the secret still exists");
    expect(await ids()).toHaveLength(2);
    got(await plan.run());
    expect(await ids()).toHaveLength(1);
  },
);

test("a secret that somebody else deleted meanwhile counts as deleted", async () => {
  const { older, newer } = await begin();
  const plan = got(await finishRotation.plan(stand.pool, older));
  await cognito.sdk.send(new DeleteUserPoolClientSecretCommand({ ...ask(), ClientSecretId: older.secretId }));
  expect(await plan.run()).toMatchObject({ ok: true });
  expect(await ids()).toEqual([newer.secretId]);
});

test("a leaked secret goes at once, the older or the newer, with two calls and no proof", async () => {
  for (const which of ["older", "newer"] as const) {
    if (which === "newer") stand = await rotatingClient(cognito);
    await recentClient(stand.pool, stand.clientId);
    const both = await begin();
    await pullLever(cognito.url, "journal");
    const plan = got(await deleteLeakedSecret.plan(stand.pool, both[which]));
    expect(plan.typedName).toBeUndefined();
    got(await plan.run());
    expect(await operations()).toEqual(["ListUserPoolClientSecrets", "DeleteUserPoolClientSecret"]);
    expect([await works(stand.secret), await works(both.secret)]).toEqual([
      which === "newer",
      which === "older",
    ]);
  }
});

test("in production even an emergency asks for the name, and names a secret that is there", async () => {
  const { older, newer } = await begin();
  const pool = { ...stand.pool, environment: "prod" };
  expect(got(await deleteLeakedSecret.plan(pool, older)).typedName).toBe("wheel-turner");
  expect(got(await cancelRotation.plan(pool, newer)).typedName).toBe("wheel-turner");
  const gone = await deleteLeakedSecret.plan(pool, { ...older, secretId: "gone" });
  expect(gone).toMatchObject({ problem: { code: "refused" } });
});

test("its row in the audit trail names the client, the deleted secret and the one that stays", () => {
  const deleted = { secretId: "older", createdAt: "2026-11-01T00:00:00.000Z" };
  const kept = { secretId: "newer", createdAt: "2026-12-01T00:00:00.000Z" };
  expect(endedTrail({ clientId: "turner", deleted, kept })).toEqual({
    clientId: "turner",
    object: { kind: "secret", id: "older" },
    before: deleted,
    after: { kept: "newer" },
  });
});

test("its intent names the secret, and the note of the creation only with the client’s first secret", async () => {
  const { older, newer } = await begin();
  const traceOf = async (plan: ReturnType<typeof finishRotation.plan>) => got(await plan).trace;
  expect(await traceOf(cancelRotation.plan(stand.pool, newer))).toEqual({
    object: { kind: "secret", id: newer.secretId },
    knownIds: [newer.secretId],
  });
  const finish = finishRotation.plan(stand.pool, older);
  expect(await traceOf(finish)).toEqual({
    object: { kind: "secret", id: older.secretId },
    knownIds: [older.secretId, "first"],
  });
});

test("a secret that was born after its client is not its first one, even as the older of two", async () => {
  const { older } = await begin();
  got(await got(await finishRotation.plan(stand.pool, older)).run());
  await pullLever(cognito.url, "clock", { move: 60_000 });
  const again = await begin();
  got(await got(await finishRotation.plan(stand.pool, again.older)).run());
  const last = await begin();
  expect(got(await finishRotation.plan(stand.pool, last.older)).trace).toMatchObject({
    knownIds: [last.older.secretId],
  });
});

test("the deleted secret is remembered with the person and the reason", async () => {
  const { older } = await begin();
  got(await got(await deleteLeakedSecret.plan(stand.pool, older)).run());
  expect(got(await deletedSecretsOf(stand.pool.id, stand.clientId, 0))).toEqual([
    expect.objectContaining({ secretId: older.secretId, why: "leaked", deletedBy: stand.pool.person.email }),
  ]);
});

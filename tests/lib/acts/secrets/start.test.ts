import {
  AddUserPoolClientSecretCommand,
  CreateUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { beforeEach, expect, test } from "vitest";
import { startRotation } from "@/lib/acts/secrets/start";
import { describePool } from "@/lib/aws/cognito/pools";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import { recentClient } from "@/lib/inventory/clients";
import { notesOf } from "@/lib/store/secrets/notes";
import { ownCognito } from "@/tests/kit/console-on";
import { inBetween } from "@/tests/kit/in-between";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();
const { at } = await inBetween(cognito.url);
let stand: Awaited<ReturnType<typeof rotatingClient>>;

/** What the page reads before anything is sent; from here on only the rotation counts. */
beforeEach(async () => {
  for (const lever of ["faults", "iam", "delays"]) await pullLever(cognito.url, lever);
  stand = await rotatingClient(cognito);
  await recentClient(stand.pool, stand.clientId);
  await describePool(stand.pool);
  await pullLever(cognito.url, "journal");
});

/** As the door does it: the plan, then its run. */
async function start(clientId = stand.clientId) {
  const plan = await startRotation.plan(stand.pool, { clientId });
  return plan.ok ? plan.value.run() : plan;
}

const works = async (secret: string) => got(await proveSecret(stand.tokenUrl, stand.clientId, secret));
const operations = async () => (await journalOf(cognito.url)).map((call) => call.operation);
const ids = async () => {
  const ask = { UserPoolId: stand.pool.id, ClientId: stand.clientId };
  const { ClientSecrets = [] } = await cognito.sdk.send(new ListUserPoolClientSecretsCommand(ask));
  return ClientSecrets.map(({ ClientSecretId }) => ClientSecretId);
};

test("a start is one List and one Add; both secrets work, and the new one is noted as made here", async () => {
  const begun = got(await start());
  expect(await operations()).toEqual(["ListUserPoolClientSecrets", "AddUserPoolClientSecret"]);
  expect(begun).toMatchObject({ provenAt: null, secret: expect.stringMatching(/^[0-9A-Za-z]{48}$/) });
  expect([await works(stand.secret), await works(begun.secret)]).toEqual([true, true]);
  expect(await ids()).toHaveLength(2);
  const note = got(await notesOf(stand.pool.id, stand.clientId)).get(begun.secretId);
  expect(note).toMatchObject({ madeBy: "admin@example.com", provenAt: null });
});

test("with two secrets it is refused in one read that names the older one", async () => {
  await start();
  const [older] = await ids();
  await pullLever(cognito.url, "journal");
  const refused = await start();
  expect(refused).toMatchObject({ ok: false, problem: { code: "limit" } });
  expect(refused.ok ? "" : refused.problem.message).toContain(older);
  expect(await operations()).toEqual(["ListUserPoolClientSecrets"]);
});

test.each(["reset-after-commit", "500-after-commit", "hang-after-commit", "bad-json"])(
  "an answer lost by %s loses nothing: the secret is found, proven before it is shown, and there once",
  async (kind) => {
    await pullLever(cognito.url, "faults", { operation: "AddUserPoolClientSecret", kind });
    const begun = got(await start());
    expect(begun.provenAt).not.toBeNull();
    expect(await works(begun.secret)).toBe(true);
    expect(await ids()).toContain(begun.secretId);
    expect(await ids()).toHaveLength(2);
    expect(await journalOf(cognito.url, "AddUserPoolClientSecret")).toHaveLength(1);
    const note = got(await notesOf(stand.pool.id, stand.clientId)).get(begun.secretId);
    expect(note?.provenAt).toBe(begun.provenAt);
  },
);

test("a found secret is waited for while the token endpoint does not know it yet", async () => {
  await pullLever(cognito.url, "delays", { newSecret: 2_000 });
  await pullLever(cognito.url, "faults", {
    operation: "AddUserPoolClientSecret",
    kind: "reset-after-commit",
  });
  expect(got(await start()).provenAt).not.toBeNull();
  expect((await journalOf(cognito.url, "token")).length).toBeGreaterThan(1);
});

test("a list that lags behind an addition, or cannot be had at once, is asked again", async () => {
  const plan = got(await startRotation.plan(stand.pool, { clientId: stand.clientId }));
  const before = await ids();
  at("AddUserPoolClientSecret", async (passOn) => {
    await passOn();
    return "lost";
  });
  at("ListUserPoolClientSecrets", async () => ({ error: "AccessDeniedException" }));
  at("ListUserPoolClientSecrets", async () => ({
    output: { ClientSecrets: before.map((ClientSecretId) => ({ ClientSecretId })) },
  }));
  const begun = got(await plan.run());
  expect(await works(begun.secret)).toBe(true);
  expect(await ids()).toEqual([...before, begun.secretId]);
});

test.each(["reset-before", "500", "503"])(
  "when %s kept it from being added, that is said, and so it is",
  async (kind) => {
    await pullLever(cognito.url, "faults", { operation: "AddUserPoolClientSecret", kind });
    const refused = await start();
    expect(refused).toMatchObject({ ok: false, problem: { code: "unreachable" } });
    expect(refused.ok ? "" : refused.problem.message).toContain("no secret was added");
    expect(await ids()).toHaveLength(1);
    expect(await journalOf(cognito.url, "AddUserPoolClientSecret")).toHaveLength(1);
  },
);

test("a secret that cannot be proven after a lost answer is not shown: it is unconfirmed", async () => {
  await pullLever(cognito.url, "delays", { newSecret: 60_000 });
  await pullLever(cognito.url, "faults", {
    operation: "AddUserPoolClientSecret",
    kind: "reset-after-commit",
  });
  const refused = await start();
  expect(refused).toMatchObject({ ok: false, problem: { code: "unknown-outcome" } });
  expect(refused.ok ? "" : refused.problem.message).toContain("unconfirmed");
  expect(got(await notesOf(stand.pool.id, stand.clientId)).size).toBe(0);
});

test("a lost answer that nobody can look up is said to be unknown", async () => {
  const plan = got(await startRotation.plan(stand.pool, { clientId: stand.clientId }));
  await pullLever(cognito.url, "faults", {
    operation: "AddUserPoolClientSecret",
    kind: "reset-after-commit",
  });
  await pullLever(cognito.url, "iam", { deny: ["ListUserPoolClientSecrets"] });
  expect(await plan.run()).toMatchObject({ ok: false, problem: { code: "unknown-outcome" } });
});

test("the plan holds what tells later whether a secret was added, and not its value", async () => {
  const plan = got(await startRotation.plan(stand.pool, { clientId: stand.clientId }));
  expect(plan.trace).toEqual({
    object: { kind: "new secret", id: stand.clientId },
    knownIds: await ids(),
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test("a secret that somebody else adds meanwhile is told by its cause", async () => {
  const plan = got(await startRotation.plan(stand.pool, { clientId: stand.clientId }));
  const ask = { UserPoolId: stand.pool.id, ClientId: stand.clientId };
  await cognito.sdk.send(new AddUserPoolClientSecretCommand(ask));
  const refused = await plan.run();
  expect(refused).toMatchObject({ ok: false, problem: { code: "limit" } });
  expect(refused.ok ? "" : refused.problem.message).toContain("Someone else just added a secret");
  expect(await journalOf(cognito.url, "AddUserPoolClientSecret")).toHaveLength(2);
});

test("a client that people sign in with, and one that registered itself, are refused with the reason", async () => {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId: stand.pool.id, ClientName: "app" }),
  );
  const app = await start(UserPoolClient?.ClientId);
  expect(app.ok ? "" : app.problem.message).toContain("doesn’t change its secrets");
  const other = await rotatingClient(cognito);
  await pullLever(cognito.url, "dcr", { pool: other.pool.id, client: other.clientId });
  const refused = await startRotation.plan(other.pool, { clientId: other.clientId });
  expect(refused.ok ? "" : refused.problem.message).toContain("was self-registered (DCR)");
  expect(await journalOf(cognito.url, "AddUserPoolClientSecret")).toEqual([]);
});

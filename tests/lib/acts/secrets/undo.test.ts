import { AddUserPoolClientSecretCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { planClient } from "@/lib/acts/clients/creation";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { knownSecrets } from "@/lib/acts/secrets/known";
import { deleteLeakedSecret } from "@/lib/acts/secrets/revoke";
import { startRotation } from "@/lib/acts/secrets/start";
import { graceSecrets, undoRotation } from "@/lib/acts/secrets/undo";
import { describePool } from "@/lib/aws/cognito/pools";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import { readClient, recentClient } from "@/lib/inventory/clients";
import { consoleOn } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

let cognito: Awaited<ReturnType<typeof freshCognito>>;
let pool: Awaited<ReturnType<typeof rotatingClient>>["pool"];
let tokenUrl = "";
let clientId = "";
/** The secret that the client was created with here. */
let first = "";
let count = 0;

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
  ({ pool, tokenUrl } = await rotatingClient(cognito));
});
afterEach(() => vi.useRealTimers());
afterAll(() => cognito.stop());

beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  count += 1;
  const draft = { name: `turner ${count}`, scopes: ["wheel/turn"], tokenMinutes: 60 };
  const owner = { ownerTeam: null, contact: "", purpose: "", ticket: "" };
  const made = got(await got(await planClient(pool, { ...draft, ...owner })).run());
  ({ clientId, secret: first } = made);
  await recentClient(pool, clientId);
  await describePool(pool);
  await pullLever(cognito.url, "journal");
});

type End = typeof finishRotation.plan;

const known = async () => got(await knownSecrets(pool, got(await readClient(pool, clientId))));

/** A rotation, ended in one of the ways. Gives the value of the secret that it added. */
async function rotate(end: End, which: "older" | "newer"): Promise<string> {
  const { secret } = got(await got(await startRotation.plan(pool, { clientId })).run());
  const secretId = (await known()).at(which === "older" ? 0 : -1)?.secretId ?? "";
  got(await got(await end(pool, { clientId, secretId, usesNewSecret: "on" })).run());
  await pullLever(cognito.url, "journal");
  return secret;
}

async function undo(secret: string) {
  const plan = await undoRotation.plan(pool, { clientId, secret });
  return plan.ok ? plan.value.run() : plan;
}

const works = async (secret: string) => got(await proveSecret(tokenUrl, clientId, secret));
const operations = async () => (await journalOf(cognito.url)).map(({ operation }) => operation);

test("the old value is recognised and added again by two calls; then both work and it is a rotation", async () => {
  const second = await rotate(finishRotation.plan, "older");
  expect([await works(first), await works(second)]).toEqual([false, true]);
  const [deleted] = got(await graceSecrets(pool, clientId));
  expect(deleted).toMatchObject({ why: "finished", deletedBy: "admin@example.com", noWayBack: null });
  await pullLever(cognito.url, "journal");
  const undone = got(await undo(first));
  expect(await operations()).toEqual(["ListUserPoolClientSecrets", "AddUserPoolClientSecret"]);
  expect(JSON.stringify(undone)).not.toContain(first);
  expect([await works(first), await works(second)]).toEqual([true, true]);
  expect(await known()).toMatchObject([
    { origin: "console", restores: null },
    { origin: "console", restores: deleted?.secretId },
  ]);
  expect(got(await graceSecrets(pool, clientId))).toEqual([]);
});

test("a wrong value is refused without a call, and so is one that is still in use", async () => {
  const second = await rotate(finishRotation.plan, "older");
  for (const wrong of [`${first.slice(0, -1)}_`, second])
    expect(await undo(wrong)).toMatchObject({
      problem: { code: "invalid", fields: { secret: expect.stringContaining("Nothing was changed") } },
    });
  expect(await operations()).toEqual([]);
});

test("a secret that leaked never comes back, not even where it had come back before", async () => {
  await rotate(finishRotation.plan, "older");
  got(await undo(first));
  const secretId = (await known()).at(-1)?.secretId ?? "";
  got(await got(await deleteLeakedSecret.plan(pool, { clientId, secretId })).run());
  await pullLever(cognito.url, "journal");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 400 * 86_400_000 });
  expect(await undo(first)).toMatchObject({
    problem: { fields: { secret: expect.stringContaining("leaked") } },
  });
  expect(await operations()).toEqual([]);
});

test("a value that somebody put back without the console does not come back once it leaked", async () => {
  await rotate(finishRotation.plan, "older");
  await cognito.sdk.send(
    new AddUserPoolClientSecretCommand({ UserPoolId: pool.id, ClientId: clientId, ClientSecret: first }),
  );
  const secretId = (await known()).at(-1)?.secretId ?? "";
  got(await got(await deleteLeakedSecret.plan(pool, { clientId, secretId })).run());
  await pullLever(cognito.url, "journal");
  expect(await undo(first)).toMatchObject({
    problem: {
      fields: { secret: expect.stringContaining("This may be a secret that was reported as leaked") },
    },
  });
  expect(await operations()).toEqual([]);
  expect(got(await graceSecrets(pool, clientId)).map(({ noWayBack }) => noWayBack)).toEqual([
    "leaked",
    "may-have-leaked",
  ]);
});

test("it comes back in its time only, and where there is a place", async () => {
  await rotate(finishRotation.plan, "older");
  got(await got(await startRotation.plan(pool, { clientId })).run());
  expect(await undo(first)).toMatchObject({ problem: { code: "limit" } });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 73 * 3_600_000 });
  expect(await undo(first)).toMatchObject({ problem: { code: "invalid" } });
  expect(got(await graceSecrets(pool, clientId))).toEqual([]);
});

test("a cancelled secret comes back as well", async () => {
  const second = await rotate(cancelRotation.plan, "newer");
  got(await undo(second));
  expect([await works(first), await works(second)]).toEqual([true, true]);
});

test.each(["reset-after-commit", "hang-after-commit"])(
  "an answer lost by %s is looked up: the secret is there once, and proven",
  async (kind) => {
    await rotate(finishRotation.plan, "older");
    await pullLever(cognito.url, "faults", { operation: "AddUserPoolClientSecret", kind });
    got(await undo(first));
    expect(await known()).toHaveLength(2);
    expect((await known()).at(-1)?.provenAt).not.toBeNull();
    expect(await journalOf(cognito.url, "AddUserPoolClientSecret")).toHaveLength(1);
  },
);

test("one whose value this console never saw is listed, with the reason why it cannot come back", async () => {
  const elsewhere = await rotatingClient(cognito);
  await recentClient(elsewhere.pool, elsewhere.clientId);
  const ask = { clientId: elsewhere.clientId };
  const { knownIds = [] } = got(await startRotation.plan(elsewhere.pool, ask)).trace ?? {};
  got(await got(await startRotation.plan(elsewhere.pool, ask)).run());
  got(
    await got(
      await finishRotation.plan(elsewhere.pool, { usesNewSecret: "on", ...ask, secretId: knownIds[0] ?? "" }),
    ).run(),
  );
  expect(got(await graceSecrets(elsewhere.pool, elsewhere.clientId))).toMatchObject([
    { noWayBack: "unknown-value" },
  ]);
});

import { ListUserPoolClientSecretsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { planClient } from "@/lib/acts/clients/creation";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { knownSecrets } from "@/lib/acts/secrets/known";
import { startRotation } from "@/lib/acts/secrets/start";
import { undoRotation } from "@/lib/acts/secrets/undo";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import { readClient } from "@/lib/inventory/clients";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { noteProven } from "@/lib/store/secrets/notes";
import { consoleOn } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { lostStand } from "@/tests/kit/killed/lost-stand";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

let cognito: Awaited<ReturnType<typeof freshCognito>>;
let stand: Awaited<ReturnType<typeof rotatingClient>>;

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
  process.env.SECRETS_MADE_BY = "cognito";
  process.env.ROTATION_UNDO = "off";
});
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  stand = await rotatingClient(cognito);
  await readClient(stand.pool, stand.clientId);
  await pullLever(cognito.url, "journal");
});
afterAll(() => cognito.stop());

const works = async (clientId: string, secret: string) =>
  got(await proveSecret(stand.tokenUrl, clientId, secret));

const draft = (name: string) => ({
  ownerTeam: null,
  contact: "",
  purpose: "",
  ticket: "",
  name,
  scopes: ["wheel/turn"],
  tokenMinutes: 60,
});

async function start() {
  const plan = got(await startRotation.plan(stand.pool, { clientId: stand.clientId }));
  return { trace: plan.trace, begun: await plan.run() };
}

test("a rotation shows the value that Cognito made, with the same two calls, and finishes", async () => {
  const { trace, begun } = await start();
  expect(trace).toMatchObject({ fingerprint: null });
  const { secret } = got(begun);
  expect(secret).toMatch(/^[0-9a-v]{52}$/);
  expect((await journalOf(cognito.url)).map(({ operation }) => operation)).toEqual([
    "ListUserPoolClientSecrets",
    "AddUserPoolClientSecret",
  ]);
  const { pool, clientId } = stand;
  const client = got(await readClient(pool, clientId));
  const [older, newer] = got(await knownSecrets(pool, client));
  expect(newer).toMatchObject({ origin: "console", madeBy: "admin@example.com" });
  got(
    await got(
      await finishRotation.plan(pool, { usesNewSecret: "on", clientId, secretId: older?.secretId ?? "" }),
    ).run(),
  );
  expect([await works(clientId, secret), await works(clientId, stand.secret)]).toEqual([true, false]);
});

test("a lost answer loses the value, which is said; the secret is there once and can be deleted", async () => {
  await pullLever(cognito.url, "faults", {
    operation: "AddUserPoolClientSecret",
    kind: "reset-after-commit",
  });
  const { begun } = await start();
  expect(begun).toMatchObject({
    problem: { code: "unknown-outcome", message: expect.stringContaining("Cognito’s answer was lost") },
  });
  const { pool, clientId } = stand;
  const ask = { UserPoolId: pool.id, ClientId: clientId };
  const { ClientSecrets = [] } = await cognito.sdk.send(new ListUserPoolClientSecretsCommand(ask));
  expect(ClientSecrets).toHaveLength(2);
  got(
    await got(
      await cancelRotation.plan(pool, { clientId, secretId: ClientSecrets[1]?.ClientSecretId ?? "" }),
    ).run(),
  );
  expect(await works(clientId, stand.secret)).toBe(true);
});

test("a client is created with the value that Cognito made", async () => {
  const made = got(await got(await planClient(stand.pool, draft("made by cognito"))).run());
  expect(made.secret).toMatch(/^[0-9a-v]{52}$/);
  expect(await works(made.clientId, made.secret)).toBe(true);
});

test("a creation whose answer was lost says what is there, makes nothing twice and guesses no owner", async () => {
  const plan = got(await planClient(stand.pool, draft("made and lost")));
  await pullLever(cognito.url, "faults", { operation: "CreateUserPoolClient", kind: "500-after-commit" });
  expect(await plan.run()).toMatchObject({
    problem: {
      code: "unknown-outcome",
      message: expect.stringContaining("a client with this name now exists"),
    },
  });
  expect(await journalOf(cognito.url, "CreateUserPoolClient")).toHaveLength(1);
});

test("where undoing is switched off, nothing comes back", async () => {
  const asked = { clientId: stand.clientId, secret: stand.secret };
  expect(await undoRotation.plan(stand.pool, asked)).toMatchObject({
    problem: { code: "refused", message: expect.stringContaining("ROTATION_UNDO=on") },
  });
});

test("what a dying console added and noted is found out, and reads as unconfirmed until then and after", async () => {
  const lost = await lostStand(cognito);
  const { pool, clientId } = lost;
  await lost.dies("start rotation", { clientId }, startRotation.plan(pool, { clientId }), true);
  const origins = async () => {
    const client = got(await readClient(pool, clientId));
    return got(await knownSecrets(pool, client)).map(({ origin }) => origin);
  };
  expect(await origins()).toEqual(["client", "pending"]);
  expect(await lost.found()).toMatchObject({
    outcome: "recovered",
    clientId,
    after: { secretId: expect.any(String) },
  });
  expect(await origins()).toEqual(["client", "unconfirmed"]);
});

test("a secret that somebody else added, or that is proven, is none that a dying console added", async () => {
  for (const isProven of [true, false]) {
    const lost = await lostStand(cognito);
    const { pool, clientId } = lost;
    await lost.dies("start rotation", { clientId }, startRotation.plan(pool, { clientId }), false);
    const bob = { ...pool, person: { ...pool.person, email: "bob@example.com" } };
    const added = got(await got(await startRotation.plan(isProven ? pool : bob, { clientId })).run());
    if (isProven) got(await noteProven(pool.id, clientId, secretFingerprint(added.secret)));
    expect(await lost.found()).toMatchObject({ outcome: "not-done" });
  }
});

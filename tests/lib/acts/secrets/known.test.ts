import { randomUUID } from "node:crypto";
import { AddUserPoolClientSecretCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { recoveredActs } from "@/lib/acts/lost/recover";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { knownSecrets } from "@/lib/acts/secrets/known";
import { startRotation } from "@/lib/acts/secrets/start";
import { readClient } from "@/lib/inventory/clients";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { consoleOn } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

embeddedStore();

let cognito: Awaited<ReturnType<typeof freshCognito>>;
let stand: Awaited<ReturnType<typeof rotatingClient>>;

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  await pullLever(cognito.url, "delays");
  stand = await rotatingClient(cognito);
});
afterEach(() => vi.useRealTimers());
afterAll(() => cognito.stop());

const origins = async () => {
  const client = got(await readClient(stand.pool, stand.clientId));
  return got(await knownSecrets(stand.pool, client)).map(({ origin }) => origin);
};

const plan = async () => got(await startRotation.plan(stand.pool, { clientId: stand.clientId }));

/** The door's rows around a start; `isAnswered` is false for a console that dies before it can answer. */
async function send(isAdded: boolean, isAnswered: boolean) {
  const { pool, clientId } = stand;
  const { trace, run } = await plan();
  const action = "start rotation";
  const intentId = randomUUID();
  const facts = factsOf({
    action,
    object: { kind: "client", id: clientId },
    clientId,
    poolId: pool.id,
    intentId,
    input: { clientId },
  });
  const claim = {
    object: null,
    knownIds: [],
    fingerprint: null,
    ...trace,
    poolId: pool.id,
    operation: action,
  };
  const ref = got(
    await recordIntent(facts, { ...claim, personId: facts.person.id, intentId, claim: randomUUID() }),
  );
  if (!isAdded) return intentId;
  if (isAnswered) {
    const added = await run();
    const outcome = added.ok ? "done" : added.problem.code;
    const form = outcome === "unknown-outcome" ? "unknown" : "settled";
    await recordOutcome(ref, { outcome, requestId: null, object: { kind: "client", id: clientId } }, form);
  } else
    await cognito.sdk.send(
      new AddUserPoolClientSecretCommand({
        UserPoolId: pool.id,
        ClientId: clientId,
        ClientSecret: "x".repeat(48),
      }),
    );
  return intentId;
}

const later = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 180_000 });

test("a secret is told from where it comes: with its client, from here, from elsewhere", async () => {
  expect(await origins()).toEqual(["client"]);
  await send(true, true);
  expect(await origins()).toEqual(["client", "console"]);
  stand = await rotatingClient(cognito);
  await cognito.sdk.send(
    new AddUserPoolClientSecretCommand({ UserPoolId: stand.pool.id, ClientId: stand.clientId }),
  );
  expect(await origins()).toEqual(["client", "elsewhere"]);
});

test("an addition that could not be proven is unconfirmed, and deleting it frees the place", async () => {
  await pullLever(cognito.url, "delays", { newSecret: 60_000 });
  await pullLever(cognito.url, "faults", {
    operation: "AddUserPoolClientSecret",
    kind: "reset-after-commit",
  });
  await send(true, true);
  expect(await origins()).toEqual(["client", "unconfirmed"]);
  const client = got(await readClient(stand.pool, stand.clientId));
  const secretId = got(await knownSecrets(stand.pool, client)).at(-1)?.secretId ?? "";
  got(await got(await cancelRotation.plan(stand.pool, { clientId: stand.clientId, secretId })).run());
  got(await (await plan()).run());
  expect(await origins()).toEqual(["client", "console"]);
});

test("what a dying console added is unconfirmed at the next look, and the trail says what became of it", async () => {
  const added = await send(true, false);
  expect(await origins()).toEqual(["client", "pending"]);
  expect(await recoveredActs(stand.pool)).toEqual([]);
  later();
  expect(await origins()).toEqual(["client", "unconfirmed"]);
  const rows = got(await findRows({}, 100)).filter((row) => row.intentId === added);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["recovered", "intended"]);
  expect(rows[0]).toMatchObject({ clientId: stand.clientId, after: { secretId: expect.any(String) } });
  const told = { action: "start rotation", outcome: "recovered", clientId: stand.clientId };
  const beginner = { ...stand.pool, person: { ...stand.pool.person, id: rows[0]?.person.id ?? "" } };
  expect(await recoveredActs(beginner)).toMatchObject([told]);
  vi.useRealTimers();
  const { secretId = "" } = z.object({ secretId: z.string() }).parse(rows[0]?.after);
  got(await got(await cancelRotation.plan(stand.pool, { clientId: stand.clientId, secretId })).run());
  expect(await recoveredActs(beginner)).toEqual([]);
});

test("what a dying console never sent is closed as not done", async () => {
  const never = await send(false, false);
  later();
  expect(await origins()).toEqual(["client"]);
  const rows = got(await findRows({}, 100)).filter((row) => row.intentId === never);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["not-done", "intended"]);
});

import {
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, onTestFinished, test, vi } from "vitest";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { proveSecret } from "@/lib/acts/secrets/prove";
import { startRotation } from "@/lib/acts/secrets/start";
import { tokenLimit } from "@/lib/acts/tokens/turns";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { take } from "@/lib/store/limits";
import { noteSecret } from "@/lib/store/secrets/notes";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();

test("a suspended client's secret is not proven, the sentence says why, and finish asks for the name", async () => {
  const { pool, clientId } = await rotatingClient(cognito);
  const { trace, run } = got(await startRotation.plan(pool, { clientId }));
  const { secret } = got(await run());
  const ask = { UserPoolId: pool.id, ClientId: clientId };
  const { UserPoolClient } = await cognito.sdk.send(new DescribeUserPoolClientCommand(ask));
  const { AllowedOAuthFlows, AllowedOAuthScopes, ExplicitAuthFlows } = UserPoolClient ?? {};
  const settings = { AllowedOAuthFlows, AllowedOAuthScopes, ExplicitAuthFlows };
  await cognito.sdk.send(
    new UpdateUserPoolClientCommand({ ...ask, ...settings, AllowedOAuthFlowsUserPoolClient: false }),
  );
  expect(await got(await proveSecret.plan(pool, { clientId, secret })).run()).toMatchObject({
    problem: { code: "refused", message: expect.stringContaining("for a suspended client") },
  });
  const secretId = trace?.knownIds?.[0] ?? "";
  expect(got(await finishRotation.plan(pool, { usesNewSecret: "on", clientId, secretId })).typedName).toBe(
    "wheel-turner",
  );
});

/** Questions that the token endpoint answered so far. */
const questions = async () => (await journalOf(cognito.url, "token")).length;

test("a wrong secret is one question; one that was made here and has got no token yet is up to four", async () => {
  const { pool, clientId } = await rotatingClient(cognito);
  const secret = "Wrong".padEnd(32, "0");
  const asked = async () => {
    const before = await questions();
    expect(got(await got(await proveSecret.plan(pool, { clientId, secret })).run()).provenAt).toBeNull();
    return (await questions()) - before;
  };
  expect(await asked()).toBe(1);
  const note = { secretId: "new", fingerprint: secretFingerprint(secret), madeBy: "ann" };
  got(await noteSecret(pool.id, clientId, { ...note, provenAt: null }));
  const asks = await asked();
  expect(asks).toBeGreaterThan(1);
  expect(asks).toBeLessThanOrEqual(4);
  got(await noteSecret(pool.id, clientId, { ...note, provenAt: "2026-01-01T00:00:00.000Z" }));
  expect(await asked()).toBe(1);
});

test("30 proofs and tries of one person a minute reach the token endpoint, and the next is refused in words", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const { pool: usual, clientId } = await rotatingClient(cognito);
  const pool = { ...usual, person: { ...usual.person, id: "busy" } };
  got(await take(`${tokenLimit.name} ${pool.person.id}`, tokenLimit.most, tokenLimit.seconds));
  const ask = () => proveSecret.plan(pool, { clientId, secret: "Wrong".padEnd(32, "0") });
  let allowed = 0;
  let refused = await ask();
  for (; refused.ok && allowed < 40; refused = await ask()) allowed += 1;
  expect(allowed).toBeLessThanOrEqual(29);
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: "too-often", message: expect.stringContaining("Wait") },
  });
});

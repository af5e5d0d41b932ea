import { beforeEach, expect, test } from "vitest";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { isAuthFlow } from "@/lib/aws/cognito/client-shapes";
import { readClient } from "@/lib/inventory/clients";
import { suspensionOf } from "@/lib/store/suspensions";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";
import { changedElsewhere, describedRaw, type RawSettings, rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
beforeEach(() => pullLever(cognito.url, "faults"));

const described = (clientId: string) => describedRaw(cognito.sdk, clientId);
const tokenApi = ["ALLOW_CLIENT_TOKEN_AUTH"].filter(isAuthFlow);

async function suspend(clientId: string) {
  const plan = await suspendClient.plan(devPool(), { clientId });
  return plan.ok ? plan.value.run() : plan;
}

async function resume(clientId: string) {
  const plan = await resumeClient.plan(devPool(), { clientId });
  return plan.ok ? plan.value.run() : plan;
}

test("one that is suspended already keeps what it was, and who suspended it at first", async () => {
  const clientId = await rawClient(cognito.sdk, "suspended by two", { ExplicitAuthFlows: tokenApi });
  got(await suspend(clientId));
  const first = got(await suspensionOf(devPool().id, clientId));
  const { person, ...pool } = devPool();
  const plan = await suspendClient.plan(
    { ...pool, person: { ...person, email: "other@example.com" } },
    { clientId },
  );
  expect(await got(plan).run()).toMatchObject({ ok: true, value: { wasOAuthOn: false, isOAuthOn: false } });
  expect(got(await suspensionOf(devPool().id, clientId))).toEqual(first);
  expect(first).toMatchObject({
    wasOAuthOn: true,
    authFlows: ["ALLOW_CLIENT_TOKEN_AUTH"].filter(isAuthFlow),
    suspendedBy: "admin@example.com",
  });
  got(await resume(clientId));
  expect(await described(clientId)).toMatchObject({
    AllowedOAuthFlowsUserPoolClient: true,
    ExplicitAuthFlows: ["ALLOW_CLIENT_TOKEN_AUTH"].filter(isAuthFlow),
  });
});

test("in production a client that was renamed since is left alone", async () => {
  const clientId = await rawClient(cognito.sdk, "known by this name");
  const production = { ...devPool(), environment: "prod" };
  for (const plan of [suspendClient.plan, resumeClient.plan]) {
    const planned = got(await plan(production, { clientId }));
    await changedElsewhere(cognito.sdk, clientId, { ClientName: `renamed ${planned.typedName}` });
    expect(await planned.run()).toMatchObject({
      problem: { code: "changed-meanwhile", message: expect.stringContaining("renamed") },
    });
    expect((await described(clientId)).AllowedOAuthFlowsUserPoolClient).toBe(true);
    expect(got(await suspensionOf(devPool().id, clientId))).toBeNull();
    await readClient(devPool(), clientId);
  }
});

test("suspending twice keeps what the client was at first", async () => {
  const more: RawSettings = { ExplicitAuthFlows: tokenApi };
  const clientId = await rawClient(cognito.sdk, "twice", more);
  await suspend(clientId);
  await changedElsewhere(cognito.sdk, clientId, { AllowedOAuthFlowsUserPoolClient: true });
  await pullLever(cognito.url, "faults", { operation: "UpdateUserPoolClient", kind: "access-denied" });
  expect(await suspend(clientId)).toMatchObject({ ok: false });
  await suspend(clientId);
  await resume(clientId);
  expect(await described(clientId)).toMatchObject({
    AllowedOAuthFlowsUserPoolClient: true,
    ExplicitAuthFlows: ["ALLOW_CLIENT_TOKEN_AUTH"].filter(isAuthFlow),
  });
});

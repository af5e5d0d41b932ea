import type { UserPoolClientType } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { editClient } from "@/lib/acts/clients/edit";
import { letGoOfScope } from "@/lib/acts/clients/editing";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { switchOnOAuth } from "@/lib/acts/clients/switch-oauth";
import type { Plan } from "@/lib/acts/plan";
import type { ClientEditDraft } from "@/lib/domain/client/edit-draft";
import { readServers } from "@/lib/inventory/resource-servers";
import { suspensionOf } from "@/lib/store/suspensions";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { inBetween } from "@/tests/kit/in-between";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { changedElsewhere, describedRaw, rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";
const charge = "payments/charge";

embeddedStore();
const cognito = await ownCognito({ COGNITO_RATE: "100" });
const { at } = await inBetween(cognito.url);
const pool = devPool();
beforeAll(async () => {
  got(await readServers(pool));
});
afterEach(() => vi.useRealTimers());

const made = () => rawClient(cognito.sdk, "changed from two sides");
const described = (clientId: string) => describedRaw(cognito.sdk, clientId);
const calls = async () => (await journalOf(cognito.url)).map(({ operation }) => operation);

type Planned = Promise<{ ok: true; value: Plan<unknown> } | { ok: false; problem: { code: string } }>;

async function carriedOut(planned: Planned) {
  const plan = await planned;
  return plan.ok ? plan.value.run() : plan;
}

async function edit(clientId: string, change: Partial<ClientEditDraft>) {
  const { LastModifiedDate = new Date(0) } = await described(clientId);
  const form = { clientId, changedAt: LastModifiedDate.toISOString(), addScopes: [], dropScopes: [] };
  return carriedOut(editClient.plan(pool, { ...form, ...change }));
}

const suspend = (clientId: string) => carriedOut(suspendClient.plan(pool, { clientId }));

/** Somebody changes a client without the console at the moment of its next update, which Cognito refuses so. */
const refusedMeanwhile = (error: string, clientId: string, change: Partial<UserPoolClientType>) =>
  at("UpdateUserPoolClient", async () => {
    await changedElsewhere(cognito.sdk, clientId, change);
    return { error };
  });

// Cognito limits the update, so it waits; or Cognito is at another one.
const refusals = ["TooManyRequestsException", "ConcurrentModificationException"];

test.each(refusals)("what changes elsewhere while an edit waits after %s stays beside it", async (error) => {
  const clientId = await made();
  refusedMeanwhile(error, clientId, { AllowedOAuthScopes: [read, write, charge] });
  expect(await edit(clientId, { dropScopes: [write] })).toMatchObject({
    ok: true,
    value: { before: { scopes: [read, write, charge] }, after: { scopes: [read, charge] } },
  });
  expect((await described(clientId)).AllowedOAuthScopes).toEqual([read, charge]);
});

test.each(refusals)(
  "a setting that somebody else chose while an edit waited after %s is left to them",
  async (error) => {
    const clientId = await made();
    refusedMeanwhile(error, clientId, {
      AccessTokenValidity: 20,
      TokenValidityUnits: { AccessToken: "minutes" },
    });
    expect(await edit(clientId, { tokenMinutes: 30 })).toMatchObject({
      problem: { code: "changed-meanwhile" },
    });
    expect((await described(clientId)).AccessTokenValidity).toBe(20);
  },
);

test.each(refusals)(
  "a suspension, a resumption and a scope that goes keep what changed while they waited after %s",
  async (error) => {
    const clientId = await made();
    const change = { AccessTokenValidity: 2, AllowedOAuthScopes: [read, write, charge] };
    refusedMeanwhile(error, clientId, change);
    expect(await suspend(clientId)).toMatchObject({ ok: true });
    expect(await described(clientId)).toMatchObject({ ...change, AllowedOAuthFlowsUserPoolClient: false });
    refusedMeanwhile(error, clientId, { EnableTokenRevocation: false });
    expect(await carriedOut(resumeClient.plan(pool, { clientId }))).toMatchObject({ ok: true });
    expect(await described(clientId)).toMatchObject({
      EnableTokenRevocation: false,
      AllowedOAuthFlowsUserPoolClient: true,
    });
    refusedMeanwhile(error, clientId, { AccessTokenValidity: 3 });
    const request = { clientId, identifier: "payments", scope: "charge" };
    expect(await letGoOfScope(pool, request)).toMatchObject({ ok: true });
    expect(await described(clientId)).toMatchObject({
      AccessTokenValidity: 3,
      AllowedOAuthScopes: [read, write],
    });
  },
);

test("switching OAuth on gives way to a change that was made while it waited", async () => {
  const clientId = await rawClient(cognito.sdk, "off", { AllowedOAuthFlowsUserPoolClient: false });
  const { LastModifiedDate = new Date(0) } = await described(clientId);
  refusedMeanwhile("TooManyRequestsException", clientId, { AccessTokenValidity: 2 });
  const planned = switchOnOAuth.plan(pool, { clientId, changedAt: LastModifiedDate.toISOString() });
  expect(await carriedOut(planned)).toMatchObject({ problem: { code: "changed-meanwhile" } });
  expect((await described(clientId)).AllowedOAuthFlowsUserPoolClient).toBe(false);
});

test("an update that had to wait costs one look more", async () => {
  const clientId = await made();
  at("UpdateUserPoolClient", async () => {
    // From here on: the tests before may have slowed the console down, and the first update may have had to wait too.
    await pullLever(cognito.url, "journal");
    return { error: "TooManyRequestsException" };
  });
  expect(await suspend(clientId)).toMatchObject({ ok: true });
  // The refused one did not get to Cognito.
  expect(await calls()).toEqual(["DescribeUserPoolClient", "UpdateUserPoolClient"]);
});

test("an answer that is lost while somebody else changes the client is neither done nor undone", async () => {
  const clientId = await made();
  for (const isCommitted of [true, false]) {
    at("UpdateUserPoolClient", async (passOn) => {
      if (isCommitted) await passOn();
      await changedElsewhere(cognito.sdk, clientId, { AllowedOAuthScopes: [read, write, charge] });
      return "lost";
    });
    const dropScopes = isCommitted ? [write] : [read];
    expect(await edit(clientId, { dropScopes })).toMatchObject({ problem: { code: "unknown-outcome" } });
  }
  at("UpdateUserPoolClient", async () => {
    await changedElsewhere(cognito.sdk, clientId, { AccessTokenValidity: 2 });
    return "lost";
  });
  expect(await suspend(clientId)).toMatchObject({ problem: { code: "unknown-outcome" } });
  // It may have been done, so what the client was is kept.
  expect(got(await suspensionOf(pool.id, clientId))).toMatchObject({ wasOAuthOn: true });
});

test("an update is not sent where its lease might be over before the answer", async () => {
  const clientId = await made();
  await pullLever(cognito.url, "journal");
  at("DescribeUserPoolClient", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31_000 });
    return undefined;
  });
  expect(await suspend(clientId)).toMatchObject({ problem: { code: "busy" } });
  expect(await calls()).toEqual(["DescribeUserPoolClient"]);
  expect(got(await suspensionOf(pool.id, clientId))).toBeNull();
});

import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { isAuthFlow } from "@/lib/aws/cognito/client-shapes";
import { findClients, readClient } from "@/lib/inventory/clients";
import { tellOutside } from "@/lib/inventory/judging";
import { findRows } from "@/lib/store/audit/search";
import { suspensionOf } from "@/lib/store/suspensions";
import { anySettings } from "@/tests/kit/any-settings";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { changedElsewhere, describedRaw, type RawSettings, rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

// So fast that no update waits for its turn, before which it would look once more.
const cognito = await ownCognito({ COGNITO_RATE: "1000", COGNITO_RATE_SHARE: "100" });
beforeEach(() => pullLever(cognito.url, "faults"));

const described = (clientId: string) => describedRaw(cognito.sdk, clientId);

async function suspend(clientId: string) {
  const plan = await suspendClient.plan(devPool(), { clientId });
  return plan.ok ? plan.value.run() : plan;
}

async function resume(clientId: string) {
  const plan = await resumeClient.plan(devPool(), { clientId });
  return plan.ok ? plan.value.run() : plan;
}

/** The list with the filter of suspended clients, which knows of one at once. */
async function suspendedIds(): Promise<string[]> {
  const found = got(await findClients(devPool(), { page: 1, kind: "all", suspended: "yes" }));
  return found.rows.map((row) => row.clientId);
}

const tokenApi = ["ALLOW_CLIENT_TOKEN_AUTH"].filter(isAuthFlow);
const kinds: [string, RawSettings][] = [
  ["a plain client", {}],
  ["a client of Terraform", { AccessTokenValidity: 20, TokenValidityUnits: { AccessToken: "minutes" } }],
  ["a mixed client", { ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] }],
  ["a client of the token API", { ExplicitAuthFlows: tokenApi }],
];

test.each(kinds)(
  "suspending %s ends its tokens, and resuming it restores it byte-equal",
  async (name, more) => {
    const clientId = await rawClient(cognito.sdk, name, more);
    const { LastModifiedDate: _at, ...before } = await described(clientId);
    await pullLever(cognito.url, "journal");
    expect(await suspend(clientId)).toMatchObject({
      ok: true,
      value: { wasOAuthOn: before.AllowedOAuthFlowsUserPoolClient, isOAuthOn: false },
    });
    expect((await journalOf(cognito.url)).map((call) => call.operation)).toEqual([
      "DescribeUserPoolClient",
      "UpdateUserPoolClient",
    ]);
    const off = await described(clientId);
    expect(off.AllowedOAuthFlowsUserPoolClient).toBe(false);
    expect(off.ExplicitAuthFlows ?? []).not.toContain("ALLOW_CLIENT_TOKEN_AUTH");
    expect(off.AllowedOAuthScopes).toEqual(before.AllowedOAuthScopes);
    expect(await suspensionOf(devPool().id, clientId)).toMatchObject({
      ok: true,
      value: { suspendedBy: "admin@example.com" },
    });
    expect(await resume(clientId)).toMatchObject({
      ok: true,
      value: { wasOAuthOn: false, isOAuthOn: true },
    });
    const { LastModifiedDate: _later, ...after } = await described(clientId);
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
    expect(await suspensionOf(devPool().id, clientId)).toEqual({ ok: true, value: null });
  },
);

test.each(kinds)("suspending %s a second time keeps what it was before the first", async (name, more) => {
  const clientId = await rawClient(cognito.sdk, `${name} twice`, more);
  const { LastModifiedDate: _at, ...before } = await described(clientId);
  got(await suspend(clientId));
  const kept = got(await suspensionOf(devPool().id, clientId));
  got(await suspend(clientId));
  expect(got(await suspensionOf(devPool().id, clientId))).toEqual(kept);
  got(await resume(clientId));
  const { LastModifiedDate: _later, ...after } = await described(clientId);
  expect(JSON.stringify(after)).toBe(JSON.stringify(before));
});

test("whatever the client was, resuming it restores it byte-equal", async () => {
  await fc.assert(
    fc.asyncProperty(anySettings, fc.nat(1e6), async (members, number) => {
      const clientId = await rawClient(cognito.sdk, `any ${number}`, members);
      const { LastModifiedDate: _at, ...before } = await described(clientId);
      expect(await suspend(clientId)).toMatchObject({ ok: true, value: { isOAuthOn: false } });
      expect(await resume(clientId)).toMatchObject({ ok: true });
      const { LastModifiedDate: _later, ...after } = await described(clientId);
      expect(JSON.stringify(after)).toBe(JSON.stringify(before));
    }),
    { numRuns: 20 },
  );
});

test("in production its name has to be typed, elsewhere not", async () => {
  const clientId = await rawClient(cognito.sdk, "typed first");
  const production = { ...devPool(), environment: "prod" };
  for (const plan of [suspendClient.plan, resumeClient.plan]) {
    expect(await plan(production, { clientId })).toMatchObject({
      ok: true,
      value: { typedName: "typed first" },
    });
    expect(await plan(devPool(), { clientId })).not.toHaveProperty("value.typedName");
  }
});

test("the list knows of a suspension and of its end at once, however lately it has looked into the store", async () => {
  const clientId = await rawClient(cognito.sdk, "in a moment");
  await readClient(devPool(), clientId);
  for (const [act, isListed] of [
    [suspend, true],
    [resume, false],
  ] as const) {
    await suspendedIds();
    const lookedAt = Date.now();
    got(await act(clientId));
    // Back at the moment of that look, at which nobody would look again.
    vi.setSystemTime(lookedAt);
    const ids = await suspendedIds();
    vi.useRealTimers();
    expect(ids.includes(clientId)).toBe(isListed);
  }
});

test("one that is switched on elsewhere is suspended no more: the trail, the list and the record say so", async () => {
  const clientId = await rawClient(cognito.sdk, "switched on elsewhere");
  got(await readClient(devPool(), clientId));
  got(await suspend(clientId));
  expect(await suspendedIds()).toContain(clientId);
  await changedElsewhere(cognito.sdk, clientId, { AllowedOAuthFlowsUserPoolClient: true });
  got(await readClient(devPool(), clientId));
  await tellOutside(devPool());
  const [row, ...more] = got(await findRows({ poolId: devPool().id, clientId }, 10));
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    action: "resumed outside",
    outcome: "noticed",
    before: { isOAuthOn: false },
    after: { isOAuthOn: true },
  });
  expect(got(await suspensionOf(devPool().id, clientId))?.endedAt).not.toBeNull();
  expect(await suspendedIds()).not.toContain(clientId);
  got(await suspend(clientId));
  expect(got(await suspensionOf(devPool().id, clientId))).toMatchObject({ endedAt: null });
});

test("a client that was never switched on is switched on by resuming it", async () => {
  const clientId = await rawClient(cognito.sdk, "never on", { AllowedOAuthFlowsUserPoolClient: false });
  expect(await resume(clientId)).toMatchObject({ ok: true, value: { isOAuthOn: true } });
});

test("a refused suspension keeps nothing, and one whose answer was lost is looked up", async () => {
  const clientId = await rawClient(cognito.sdk, "refused");
  await pullLever(cognito.url, "faults", { operation: "UpdateUserPoolClient", kind: "access-denied" });
  expect(await suspend(clientId)).toMatchObject({ ok: false, problem: { code: "aws-denied" } });
  expect(await suspensionOf(devPool().id, clientId)).toEqual({ ok: true, value: null });
  await pullLever(cognito.url, "faults", { operation: "UpdateUserPoolClient", kind: "reset-after-commit" });
  expect(await suspend(clientId)).toMatchObject({ ok: true, value: { isOAuthOn: false } });
});

test("a client for people is left alone", async () => {
  const clientId = await rawClient(cognito.sdk, "people", {
    AllowedOAuthFlows: ["code"],
    CallbackURLs: ["https://a.example.com/"],
  });
  expect(await suspend(clientId)).toMatchObject({ ok: false, problem: { code: "denied" } });
  expect(await resume(clientId)).toMatchObject({ ok: false, problem: { code: "denied" } });
});

import { beforeEach, expect, test } from "vitest";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { switchOnOAuth } from "@/lib/acts/clients/switch-oauth";
import { isAuthFlow } from "@/lib/aws/cognito/client-shapes";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();
beforeEach(() => pullLever(cognito.url, "faults"));

/** What a person saw of the client. */
async function seen(clientId: string) {
  const { LastModifiedDate } = await describedRaw(cognito.sdk, clientId);
  return { clientId, changedAt: LastModifiedDate?.toISOString() ?? "" };
}

async function switchOn(as: { clientId: string; changedAt: string }) {
  const plan = await switchOnOAuth.plan(devPool(), as);
  return plan.ok ? plan.value.run() : plan;
}

const off = { AllowedOAuthFlowsUserPoolClient: false };

test("OAuth is switched on by one update, and every other setting stays byte-equal", async () => {
  const clientId = await rawClient(cognito.sdk, "made by a tool", off);
  const { LastModifiedDate: _at, ...before } = await describedRaw(cognito.sdk, clientId);
  const as = await seen(clientId);
  await pullLever(cognito.url, "journal");
  expect(await switchOn(as)).toMatchObject({
    value: { before: { isOAuthOn: false }, after: { isOAuthOn: true, flows: ["client_credentials"] } },
  });
  expect((await journalOf(cognito.url)).map((call) => call.operation)).toEqual([
    "DescribeUserPoolClient",
    "UpdateUserPoolClient",
  ]);
  const { LastModifiedDate: _then, ...after } = await describedRaw(cognito.sdk, clientId);
  expect(after).toEqual({ ...before, AllowedOAuthFlowsUserPoolClient: true });
  expect(await switchOn(as)).toMatchObject({ problem: { code: "changed-meanwhile" } });
  expect(await switchOn(await seen(clientId))).toMatchObject({ problem: { code: "invalid" } });
});

test("a client of GetClientToken alone gets the flow, one for people does not", async () => {
  const alone = await rawClient(cognito.sdk, "by the API alone", {
    ...off,
    AllowedOAuthFlows: [],
    ExplicitAuthFlows: ["ALLOW_CLIENT_TOKEN_AUTH"].filter(isAuthFlow),
  });
  expect(await switchOn(await seen(alone))).toMatchObject({ value: { before: { flows: [] } } });
  expect(await describedRaw(cognito.sdk, alone)).toMatchObject({
    AllowedOAuthFlows: ["client_credentials"],
    ExplicitAuthFlows: ["ALLOW_CLIENT_TOKEN_AUTH"].filter(isAuthFlow),
  });
  const people = await rawClient(cognito.sdk, "for people", {
    ...off,
    AllowedOAuthFlows: ["code"],
    CallbackURLs: ["https://example.com"],
  });
  expect(await switchOn(await seen(people))).toMatchObject({ problem: { code: "denied" } });
});

test("a suspended client is switched on by nobody in passing", async () => {
  const clientId = await rawClient(cognito.sdk, "suspended");
  const plan = await suspendClient.plan(devPool(), { clientId });
  expect(plan.ok && (await plan.value.run())).toMatchObject({ ok: true });
  expect(await switchOn(await seen(clientId))).toMatchObject({
    problem: {
      code: "denied",
      message: expect.stringContaining("This client was suspended by admin@example.com."),
    },
  });
  expect(await describedRaw(cognito.sdk, clientId)).toMatchObject(off);
});

test.each([
  ["500-after-commit", true],
  ["500", false],
])("after an answer lost by %s the console looks, and says what is", async (kind, isDone) => {
  const clientId = await rawClient(cognito.sdk, "lost", off);
  const as = await seen(clientId);
  await pullLever(cognito.url, "faults", { operation: "UpdateUserPoolClient", kind });
  expect(await switchOn(as)).toMatchObject(isDone ? { ok: true } : { problem: { code: "unreachable" } });
  expect((await describedRaw(cognito.sdk, clientId)).AllowedOAuthFlowsUserPoolClient).toBe(isDone);
});

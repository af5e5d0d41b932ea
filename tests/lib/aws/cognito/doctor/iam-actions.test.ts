import {
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { actions, probeAction } from "@/lib/aws/cognito/doctor/iam-actions";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterEach(async () => {
  await pullLever(cognito.url, "");
});
afterAll(() => cognito.stop());

async function verdicts() {
  const found = await Promise.all(
    actions.map(async (action) => [action.name, await probeAction(action, devPool())] as const),
  );
  return Object.fromEntries(found.map(([name, it]) => [name, it.ok ? it.value : it.problem.code]));
}

async function contents() {
  const pool = { UserPoolId: devPool().id };
  return {
    clients: (await cognito.sdk.send(new ListUserPoolClientsCommand({ ...pool, MaxResults: 60 })))
      .UserPoolClients,
    servers: (await cognito.sdk.send(new ListResourceServersCommand({ ...pool, MaxResults: 50 })))
      .ResourceServers,
  };
}

test("with every permission each action is allowed, and no probe changes anything", async () => {
  const before = await contents();
  expect(new Set(Object.values(await verdicts()))).toEqual(new Set(["allowed"]));
  expect(await contents()).toEqual(before);
  const calls = await journalOf(cognito.url);
  expect(calls.filter(({ committed }) => committed)).toEqual([]);
  expect(new Set(calls.map(({ operation }) => operation)).size).toBeGreaterThanOrEqual(actions.length);
});

test.each(actions.map(({ name }) => name))("without %s that one is denied, and no other", async (name) => {
  await pullLever(cognito.url, "iam", { deny: [name] });
  const denied = Object.entries(await verdicts()).filter(([, verdict]) => verdict !== "allowed");
  expect(denied).toEqual([[name, "denied"]]);
});

test("a write that Cognito takes after all is told from one that is allowed", async () => {
  const [listing] = actions;
  if (!listing) throw new Error("There are actions.");
  expect(await probeAction({ ...listing, isWrite: true }, devPool())).toEqual({
    ok: true,
    value: "accepted",
  });
});

test("expired credentials and a lost answer are no verdict", async () => {
  await pullLever(cognito.url, "faults", {
    operation: "DescribeUserPool",
    kind: "expired-credentials",
    rate: 1,
  });
  await pullLever(cognito.url, "faults", { operation: "AddUserPoolClientSecret", kind: "reset-before" });
  expect(await verdicts()).toMatchObject({
    DescribeUserPool: "aws-credentials",
    AddUserPoolClientSecret: "unknown-outcome",
    ListUserPoolClients: "allowed",
  });
});

import {
  CreateUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { beforeEach, expect, test } from "vitest";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { startRotation } from "@/lib/acts/secrets/start";
import { recentClient } from "@/lib/inventory/clients";
import { noteSecret } from "@/lib/store/secrets/notes";
import { ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();
let stand: Awaited<ReturnType<typeof rotatingClient>>;

beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  stand = await rotatingClient(cognito);
  await recentClient(stand.pool, stand.clientId);
});

const ask = () => ({ UserPoolId: stand.pool.id, ClientId: stand.clientId });

async function ids(): Promise<string[]> {
  const { ClientSecrets = [] } = await cognito.sdk.send(new ListUserPoolClientSecretsCommand(ask()));
  return ClientSecrets.map(({ ClientSecretId = "" }) => ClientSecretId);
}

async function begin() {
  const { clientId, pool } = stand;
  const { secretId } = got(await got(await startRotation.plan(pool, { clientId })).run());
  const [older = ""] = await ids();
  const usesNewSecret = "on" as const;
  return {
    older: { clientId, secretId: older, usesNewSecret },
    newer: { clientId, secretId, usesNewSecret },
  };
}

test("a secret whose value was restored under another id meanwhile stays", async () => {
  const { older, newer } = await begin();
  const { pool, clientId } = stand;
  const plan = got(await finishRotation.plan(pool, older));
  const note = { fingerprint: "none", madeBy: pool.person.email, provenAt: null };
  got(await noteSecret(pool.id, clientId, { ...note, secretId: "another", restores: "elsewhere" }));
  got(await noteSecret(pool.id, clientId, { ...note, secretId: newer.secretId, restores: older.secretId }));
  expect(await plan.run()).toMatchObject({
    problem: { code: "refused", message: expect.stringContaining("changed after you opened the page") },
  });
  expect(await ids()).toHaveLength(2);
});

test("a secret that became the last one meanwhile is not deleted, and the sentence says so", async () => {
  const { older, newer } = await begin();
  const plan = got(await finishRotation.plan(stand.pool, older));
  await cognito.sdk.send(new DeleteUserPoolClientSecretCommand({ ...ask(), ClientSecretId: newer.secretId }));
  expect(await plan.run()).toMatchObject({
    problem: { code: "refused", message: expect.stringContaining("only one secret, which can’t be deleted") },
  });
});

test("a client for user sign-in and one that does not exist are refused in words, without a deletion", async () => {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: stand.pool.id,
      ClientName: "shop",
      GenerateSecret: true,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["openid"],
      CallbackURLs: ["https://shop.example.com/callback"],
      SupportedIdentityProviders: ["COGNITO"],
    }),
  );
  const endOf = (clientId = "") => cancelRotation.plan(stand.pool, { clientId, secretId: "newer" });
  expect(await endOf(UserPoolClient?.ClientId)).toMatchObject({
    problem: { code: "denied", message: expect.stringMatching(/\. Nothing was changed\.$/) },
  });
  expect(await endOf("nobody")).toMatchObject({ problem: { code: "not-found" } });
});

test("secrets that cannot be listed are no rotation: the fault is passed on", async () => {
  const { newer } = await begin();
  await pullLever(cognito.url, "faults", {
    operation: "ListUserPoolClientSecrets",
    kind: "access-denied",
    times: 20,
  });
  expect(await cancelRotation.plan(stand.pool, newer)).toMatchObject({ problem: { code: "aws-denied" } });
  await pullLever(cognito.url, "faults");
  const plan = got(await cancelRotation.plan(stand.pool, newer));
  await pullLever(cognito.url, "faults", {
    operation: "DeleteUserPoolClientSecret",
    kind: "reset-after-commit",
  });
  await pullLever(cognito.url, "faults", {
    operation: "ListUserPoolClientSecrets",
    kind: "access-denied",
    times: 20,
  });
  expect(await plan.run()).toMatchObject({ problem: { code: "unknown-outcome" } });
});

import { ListUserPoolClientSecretsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test, vi } from "vitest";
import * as client from "@/app/pools/[environment]/clients/[clientId]/actions";
import * as edit from "@/app/pools/[environment]/clients/[clientId]/edit/actions";
import * as secrets from "@/app/pools/[environment]/clients/[clientId]/secrets/actions";
import * as tries from "@/app/pools/[environment]/clients/[clientId]/try/actions";
import { createClient } from "@/app/pools/[environment]/clients/new/actions";
import { namesNow } from "@/lib/inventory/clients";
import { type ActCase, done, rowsOfForm } from "@/tests/kit/acts/rows";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { dev, prod } from "@/tests/kit/door/a-visitor";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";
import { rawServer, serverElsewhere } from "@/tests/kit/raw-server";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

// What each act leaves in the audit trail, with its real plan behind it. The rows are in the snapshot.

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const cognito = await ownCognito({ ROTATION_OVERLAP_MINUTES: "0" });

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";
const changedAt = async (clientId: string) =>
  (await describedRaw(cognito.sdk, clientId)).LastModifiedDate?.toISOString() ?? "";

/** A client of the name `row`; no other needs it at the same time. */
async function newClient(settings = {}) {
  return { name: "row", clientId: await rawClient(cognito.sdk, "row", settings) };
}

/** A client whose rotation has begun: the id of its first secret, the new one's and its value. */
async function rotating() {
  const { name, clientId } = await newClient();
  const listed = await cognito.sdk.send(
    new ListUserPoolClientSecretsCommand({ UserPoolId: dev, ClientId: clientId }),
  );
  const first = listed.ClientSecrets?.[0]?.ClientSecretId ?? "";
  return { name, first, ...(await done(secrets.startRotation, { clientId })) };
}

const cases: ActCase[] = [
  {
    act: "create client",
    prepare: async () => ({
      action: createClient,
      fields: { name: "made", scopes: [read], tokenMinutes: "30", contact: "ann" },
    }),
  },
  {
    act: "edit client",
    prepare: async () => {
      const { clientId } = await newClient();
      const fields = {
        clientId,
        changedAt: await changedAt(clientId),
        dropScopes: write,
        tokenMinutes: "15",
      };
      return { action: edit.saveClient, fields };
    },
  },
  {
    act: "edit client, promoted from another environment",
    prepare: async () => {
      const { clientId } = await newClient();
      const from = { ...devPool(prod), environment: "prod" };
      const [source] = got(await namesNow(from)).names;
      return {
        action: edit.saveClient,
        fields: {
          clientId,
          changedAt: await changedAt(clientId),
          tokenMinutes: "15",
          fromPool: prod,
          fromClient: source?.clientId ?? "",
        },
      };
    },
  },
  {
    act: "edit client, its scopes after a try",
    prepare: async () => {
      const { clientId } = await newClient({ AllowedOAuthScopes: [read] });
      return {
        action: tries.changeScopes,
        fields: { clientId, changedAt: await changedAt(clientId), addScopes: write },
      };
    },
  },
  {
    act: "switch on OAuth",
    prepare: async () => {
      const { clientId } = await newClient({ AllowedOAuthFlowsUserPoolClient: false });
      return { action: tries.switchOn, fields: { clientId, changedAt: await changedAt(clientId) } };
    },
  },
  {
    act: "edit owner",
    prepare: async () => {
      const { clientId } = await newClient();
      const owner = { ownerTeam: "", contact: "c", purpose: "p", ticket: "T-1" };
      return { action: client.saveOwner, fields: { clientId, ...owner, seen: "null" } };
    },
  },
  {
    act: "drop dead scopes",
    prepare: async () => {
      const identifier = "half-alive";
      await rawServer(cognito.sdk, dev, identifier, ["alive", "dies"]);
      const scopes = [`${identifier}/alive`, `${identifier}/dies`];
      const { clientId } = await newClient({ AllowedOAuthScopes: scopes });
      await serverElsewhere(cognito.sdk, dev, identifier, { alive: "Alive" });
      return { action: client.dropDeadScopes, fields: { clientId } };
    },
  },
  {
    act: "suspend client",
    prepare: async () => ({
      action: client.suspendClient,
      fields: { clientId: (await newClient()).clientId },
    }),
  },
  {
    act: "resume client",
    prepare: async () => {
      const { clientId } = await newClient();
      await done(client.suspendClient, { clientId });
      return { action: client.resumeClient, fields: { clientId } };
    },
  },
  {
    act: "delete client",
    prepare: async () => {
      const { name, clientId } = await newClient();
      return { action: client.deleteClient, fields: { clientId, typedName: name } };
    },
  },
  {
    act: "start rotation",
    prepare: async () => ({
      action: secrets.startRotation,
      fields: { clientId: (await newClient()).clientId },
    }),
  },
  {
    act: "prove secret",
    prepare: async () => {
      const { clientId, secret } = await rotating();
      return { action: secrets.proveNewSecret, fields: { clientId, secret } };
    },
  },
  {
    act: "finish rotation",
    prepare: async () => {
      const { name, clientId, secret, first } = await rotating();
      await done(secrets.proveNewSecret, { clientId, secret });
      const fields = { clientId, secretId: first, usesNewSecret: "on", typedName: name };
      return { action: secrets.finishRotation, fields };
    },
  },
  {
    act: "cancel rotation",
    prepare: async () => {
      const { clientId, secretId } = await rotating();
      return { action: secrets.cancelRotation, fields: { clientId, secretId } };
    },
  },
  {
    act: "undo rotation",
    prepare: async () => {
      const { clientId, secretId, secret } = await rotating();
      await done(secrets.cancelRotation, { clientId, secretId });
      return { action: secrets.undoRotation, fields: { clientId, secret } };
    },
  },
  {
    act: "plan retirement",
    prepare: async () => {
      const { clientId, first } = await rotating();
      const fields = { clientId, secretId: first, retireAt: "2098-01-01T00:00:00Z", zone: "UTC" };
      return { action: secrets.saveRetirement, fields };
    },
  },
  {
    act: "delete leaked secret",
    prepare: async () => {
      const { name, clientId, first } = await rotating();
      return { action: secrets.deleteLeakedSecret, fields: { clientId, secretId: first, typedName: name } };
    },
  },
];

test.each(cases)("$act: refused, done, and sent again", async (it) => {
  expect(await rowsOfForm(it)).toMatchSnapshot();
});

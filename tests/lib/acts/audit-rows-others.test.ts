import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import * as findings from "@/app/findings/actions";
import * as matrix from "@/app/matrix/actions";
import { POST as addScopes } from "@/app/pools/[environment]/clients/[clientId]/scopes/route";
import { POST as tryToken } from "@/app/pools/[environment]/clients/[clientId]/try/token/route";
import * as views from "@/app/pools/[environment]/clients/actions";
import * as server from "@/app/pools/[environment]/resource-servers/[identifier]/actions";
import { POST as letGo } from "@/app/pools/[environment]/resource-servers/[identifier]/holders/route";
import * as removal from "@/app/pools/[environment]/resource-servers/[identifier]/removal/actions";
import { createServer } from "@/app/pools/[environment]/resource-servers/new/actions";
import { policyText } from "@/lib/domain/access/ownership";
import { namesNow } from "@/lib/inventory/clients";
import { keepServers } from "@/lib/inventory/resource-servers";
import { followNow } from "@/lib/inventory/shelf";
import { type ActCase, done, newestSequence, rowsAfter, rowsOfForm } from "@/tests/kit/acts/rows";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { comeAs, dev, origin, prod, request } from "@/tests/kit/door/a-visitor";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";
import { rawServer } from "@/tests/kit/raw-server";
import { embeddedStore } from "@/tests/kit/store/both-stores";

// What each act leaves in the audit trail, with its real plan behind it. The rows are in the snapshot.

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const cognito = await ownCognito({ ROTATION_OVERLAP_MINUTES: "0" });

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";

let number = 0;
const unique = (what: string) => {
  number += 1;
  return `${what}-${number}`;
};

async function newServer(scopes = ["read", "write"]) {
  const identifier = unique("api");
  await rawServer(cognito.sdk, dev, identifier, scopes);
  return identifier;
}

const terms = { reason: "It moves to team-orders next week.", days: "30" };

/** A finding of a new resource server, which nobody owns. */
async function newFinding() {
  const objectId = await newServer();
  await keepServers(devPool());
  await followNow(dev);
  return { rule: "server-no-owner", objectKind: "resource server", objectId };
}

/** A client in dev and one of another name in prod, as the form that links them names them. */
async function newCounterparts() {
  const clientId = await rawClient(cognito.sdk, unique("row"));
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId: prod, ClientName: "row-in-prod" }),
  );
  const otherPool = { ...devPool(prod), environment: "prod" };
  for (const pool of [devPool(), otherPool]) await namesNow(pool);
  return { clientId, otherPool: prod, otherClient: UserPoolClient?.ClientId ?? "" };
}

const cases: ActCase[] = [
  {
    act: "create resource server",
    prepare: async () => {
      const scope = JSON.stringify({ name: "read", description: "Read" });
      return {
        action: createServer,
        fields: { identifier: unique("new"), name: "New", scopes: scope },
      };
    },
  },
  {
    act: "edit resource server",
    prepare: async () => {
      const identifier = await newServer();
      const scope = JSON.stringify({ name: "read", was: "May read", becomes: "Reads" });
      return {
        action: server.saveServer,
        fields: { identifier, wasName: "API 2", name: "Mine", scopes: scope },
      };
    },
  },
  {
    act: "set scope policy",
    prepare: async () => {
      const identifier = "auth-resource-server";
      const fields = {
        identifier,
        ownerTeam: "team-orders",
        newTeam: "team-orders",
        openScopes: "custom-scope.read",
        seen: policyText({ team: null, openScopes: [] }),
      };
      return { action: server.saveScopePolicy, fields };
    },
  },
  {
    act: "remove scope",
    prepare: async () => {
      const fields = {
        identifier: await newServer(),
        scope: "read",
        leavesHolders: "true",
        typedName: "read",
      };
      return { action: removal.removeScope, fields };
    },
  },
  {
    act: "delete resource server",
    prepare: async () => {
      const identifier = await newServer();
      return {
        action: removal.deleteServer,
        fields: { identifier, leavesHolders: "true", typedName: identifier },
      };
    },
  },
  {
    act: "waive finding",
    prepare: async () => ({ action: findings.waive, fields: { ...(await newFinding()), ...terms } }),
  },
  {
    act: "end waiver",
    prepare: async () => {
      const fields = await newFinding();
      await done(findings.waive, { ...fields, ...terms });
      return { action: findings.unwaive, fields };
    },
  },
  {
    act: "link client",
    prepare: async () => ({ action: matrix.linkClient, fields: await newCounterparts() }),
  },
  {
    act: "unlink client",
    prepare: async () => {
      const fields = await newCounterparts();
      await done(matrix.linkClient, fields);
      return { action: matrix.unlinkClient, fields: { clientId: fields.clientId } };
    },
  },
  {
    act: "save view",
    groups: [],
    prepare: async () => ({ action: views.saveView, fields: { name: unique("view"), query: "q=orders" } }),
  },
  {
    act: "rename view",
    groups: [],
    prepare: async () => {
      const { viewId } = await done(views.saveView, { name: unique("view"), query: "q=orders" });
      return { action: views.renameView, fields: { viewId, name: unique("named") } };
    },
  },
  {
    act: "delete view",
    groups: [],
    prepare: async () => {
      const { viewId } = await done(views.saveView, { name: unique("view"), query: "q=orders" });
      return { action: views.deleteView, fields: { viewId } };
    },
  },
];

test.each(cases)("$act: refused, done, and sent again", async (it) => {
  expect(await rowsOfForm(it)).toMatchSnapshot();
});

const post = (handle: typeof addScopes, params: Record<string, string>, body: object) => {
  const headers = new Headers({ ...Object.fromEntries(request.headers), "content-type": "application/json" });
  const asked = new NextRequest(`${origin}/any`, { method: "POST", headers, body: JSON.stringify(body) });
  return handle(asked, { params: Promise.resolve({ environment: "dev", ...params }) });
};

test.each([
  {
    act: "edit client, scopes put back",
    ask: async () => {
      const clientId = await rawClient(cognito.sdk, unique("row"), { AllowedOAuthScopes: [read] });
      return () => post(addScopes, { clientId }, { addScopes: [write] });
    },
  },
  {
    act: "remove scope from client",
    ask: async () => {
      const clientId = await rawClient(cognito.sdk, unique("row"));
      const identifier = "auth-resource-server";
      return () => post(letGo, { identifier }, { clientId, scope: "custom-scope.read", typedName: "" });
    },
  },
  {
    act: "test token",
    ask: async () => {
      const clientId = await rawClient(cognito.sdk, unique("row"));
      const { ClientSecret: secret } = await describedRaw(cognito.sdk, clientId);
      return () => post(tryToken, { clientId }, { secret, scopes: [read], way: "basic" });
    },
  },
  {
    act: "test token, refused by Cognito",
    ask: async () => {
      const clientId = await rawClient(cognito.sdk, unique("row"));
      return () => post(tryToken, { clientId }, { secret: "wrong".padEnd(52, "0"), scopes: [], way: "post" });
    },
  },
])("$act: refused and done", async ({ ask }) => {
  await comeAs({});
  const send = await ask();
  const before = await newestSequence();
  await comeAs({ groups: ["m2m-viewer"], personId: "vic" });
  expect((await send()).status).toBe(403);
  await comeAs({});
  expect((await send()).status).toBe(200);
  expect(await rowsAfter(before)).toMatchSnapshot();
});

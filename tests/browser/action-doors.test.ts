import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { paginateListUserPoolClients } from "@aws-sdk/client-cognito-identity-provider";
import { type APIRequestContext, expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { journalOf } from "@/tests/local-lever";
import { doors } from "./doors";
import { test } from "./test";

/** How an action is asked for something that is not an operator's own: on which page, with which fields. */
type Ask = (pool: string, clientId: string) => { page: string; fields: Record<string, string | string[]> };

const unknownClient = "0123456789abcdefghijklmnop";
const owner = { ownerTeam: "team-payments", contact: "", purpose: "", ticket: "" };

// A new action fails the first test below until it has a line here.
const asks: Record<string, Ask> = {
  "pools/[poolId]/clients/[clientId]/actions.ts deleteClient": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId, typedName: "payments-gateway" },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts dropDeadScopes": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts saveOwner": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId, ...owner, ownerTeam: "team-orders" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts cancelRotation": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secretId: `${clientId}--1` },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts deleteLeakedSecret": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secretId: `${clientId}--1`, typedName: "payments-gateway" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts finishRotation": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secretId: `${clientId}--1`, usesNewSecret: "on" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts proveNewSecret": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secret: "NotItsSecretNotItsSecret" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts saveRetirement": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secretId: `${clientId}--1`, retireAt: "2099-01-01T00:00:00Z", zone: "UTC" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts undoRotation": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secret: "NotItsSecretNotItsSecret" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts startRotation": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts resumeClient": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts suspendClient": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId },
  }),
  "pools/[poolId]/clients/[clientId]/edit/actions.ts saveClient": (pool, clientId) => ({
    page: routes.editClient(pool, clientId),
    fields: { clientId, changedAt: new Date(0).toISOString(), tokenMinutes: "30" },
  }),
  "pools/[poolId]/clients/new/actions.ts createClient": (pool) => ({
    page: routes.newClient(pool),
    fields: { ...owner, name: "never made", scopes: ["payments/charge"], tokenMinutes: "60", role: "admin" },
  }),
  "pools/[poolId]/resource-servers/[identifier]/actions.ts saveScopePolicy": (pool) => ({
    page: routes.resourceServer(pool, "payments"),
    fields: { identifier: "payments", ownerTeam: "team-orders", openScopes: ["charge"] },
  }),
};

const actions = () => doors().filter((door) => door.includes("actions.ts"));

test("every action has an expectation", () => {
  expect(Object.keys(asks).sort()).toEqual(actions());
});

/** The ids under which the build serves the actions, by door. */
function actionIds(): Map<string, string> {
  const file = new URL("../../.next/server/server-reference-manifest.json", import.meta.url);
  const { node }: { node: Record<string, { filename: string; exportedName: string }> } = JSON.parse(
    readFileSync(fileURLToPath(file), "utf8"),
  );
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [
      `${filename.replace(/^app\//, "")} ${exportedName}`,
      id,
    ]),
  );
}

/** What the audit trail calls an action, as its source says. */
function auditName(door: string): string {
  const [file = "", name = ""] = door.split(" ");
  const text = readFileSync(fileURLToPath(new URL(`../../app/${file}`, import.meta.url)), "utf8");
  const [, called] = new RegExp(`${name} = poolAction\\(\\{\\s+name: "([^"]+)"`).exec(text) ?? [];
  if (called === undefined) throw new Error(`${door} has no name.`);
  return called;
}

/** Sends what a browser would for a form with these fields, without a page. */
function send(
  by: APIRequestContext,
  to: { url: string; id: string; origin: string },
  fields: Record<string, string | string[]>,
) {
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) multipart.append(`_1_${name}`, each);
  multipart.append("0", '["$K1"]');
  const headers = { origin: to.origin, "next-action": to.id, accept: "text/x-component" };
  return by.post(to.url, { headers, multipart, maxRedirects: 0 });
}

for (const door of Object.keys(asks))
  test(`${door}: nobody, a viewer and an operator of another team are refused, without a call, with a row`, async ({
    page,
    request,
    browser,
    signIn,
    cognito,
    stand,
    consoleLog,
  }) => {
    const pool = cognito.pools.prod;
    const clientId = await idOf("payments-gateway", pool, cognito.api);
    const ask = asks[door];
    if (!ask) throw new Error("No expectation.");
    await signIn(page, "viewer");
    const operator = await browser.newPage();
    await signIn(operator, "operator");

    const people: [string, APIRequestContext, RegExp][] = [
      ["nobody", request, /"code":"signed-out"/],
      ["viewer@example.com", page.request, /"code":"denied"/],
      ["operator@example.com", operator.request, /"code":"denied"/],
    ];
    // The inventory reads every client there is in the background, and one that nobody has made never.
    for (const target of [clientId, unknownClient])
      for (const [who, by, refusal] of people) {
        const { page: url, fields } = ask(pool, target);
        const before = await callsOn(target, stand.cognitoUrl);
        const rowsBefore = consoleLog().length;
        const form = { ...fields, poolId: pool, intentId: crypto.randomUUID() };
        const answer = await send(
          by,
          { url, id: actionIds().get(door) ?? "", origin: stand.consoleUrl },
          form,
        );
        expect(await answer.text(), who).toMatch(refusal);
        expect(await callsOn(target, stand.cognitoUrl), who).toBe(before);
        const rows = consoleLog()
          .slice(rowsBefore)
          .split("\n")
          .filter((line) => line.includes(`"poolId":"${pool}"`) && line.includes('"anchor":{'))
          .filter((line) => line.includes(`"action":"${auditName(door)}"`))
          .filter((line) => line.includes(who === "nobody" ? '"signed-out"' : who));
        // A stranger could fill the trail: their refusals are in the log alone, at most 60 a minute.
        expect(rows, who).toHaveLength(who === "nobody" ? 0 : 1);
      }
    const names = await namesIn(pool, cognito.api);
    expect([...names.values()]).toContain("payments-gateway");
    expect([...names.values()]).not.toContain("never made");
  });

type Api = Parameters<typeof paginateListUserPoolClients>[0]["client"];

async function namesIn(pool: string, client: Api): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const { UserPoolClients = [] } of paginateListUserPoolClients({ client }, { UserPoolId: pool }))
    for (const { ClientId = "", ClientName = "" } of UserPoolClients) names.set(ClientId, ClientName);
  return names;
}

async function idOf(name: string, pool: string, client: Api): Promise<string> {
  const [id] = [...(await namesIn(pool, client))].find(([, known]) => known === name) ?? [""];
  return id;
}

/** How often a client was called: in all for the one that is not there, and otherwise by what changes it. */
const callsOn = async (clientId: string, url: string) =>
  (await journalOf(url)).filter(
    ({ client, operation }) =>
      client === clientId && (clientId === unknownClient || !/^(List|Describe)/.test(operation)),
  ).length;

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { paginateListUserPoolClients } from "@aws-sdk/client-cognito-identity-provider";
import { type APIRequestContext, expect } from "playwright/test";
import { acts, fleetActs } from "@/lib/acts/table";
import { asks, unknownClient } from "@/tests/browser/kit/action-asks";
import { doors } from "@/tests/browser/kit/doors";
import { postAction } from "@/tests/browser/kit/post-action";
import { test } from "@/tests/browser/kit/test";
import { journalOf } from "@/tests/kit/local-lever";

const actions = () => doors().filter((door) => door.includes("actions.ts"));

test("every action has an expectation", () => {
  expect(Object.keys(asks).sort()).toEqual(actions());
});

/** What the audit trail calls an action, by the act that its source names. */
function auditName(door: string): string {
  const [file = "", name = ""] = door.split(" ");
  const text = readFileSync(fileURLToPath(new URL(`../../../app/${file}`, import.meta.url)), "utf8");
  const [, act = ""] = new RegExp(`${name} = (?:pool|fleet)Action\\((\\w+)Act\\);`).exec(text) ?? [];
  const called = new Map<string, { name: string }>(Object.entries({ ...acts, ...fleetActs })).get(act)?.name;
  if (called === undefined) throw new Error(`${door} has no act.`);
  return called;
}

for (const door of Object.keys(asks))
  test(`${door}: nobody, a viewer and an operator of another team are refused, without a call, with a row`, async ({
    page,
    request,
    openPage,
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
    const operator = await openPage();
    await signIn(operator, "operator");

    const { refusal: refused = "denied" } = ask(pool, clientId);
    const people: [string, APIRequestContext, string][] = [
      ["nobody", request, "signed-out"],
      ["viewer@example.com", page.request, refused],
      ["operator@example.com", operator.request, refused],
    ];
    // The inventory reads every client there is in the background, and one that nobody has made never.
    for (const target of [clientId, unknownClient])
      for (const [who, by, refusal] of people) {
        const { page: url, fields } = ask(pool, target);
        const before = await callsOn(target, stand.cognitoUrl);
        const rowsBefore = consoleLog().length;
        const form = { ...fields, poolId: pool, intentId: crypto.randomUUID() };
        const answer = await postAction(by, { url, door, origin: stand.consoleUrl }, form);
        expect(await answer.text(), who).toContain(`"code":"${refusal}"`);
        expect(await callsOn(target, stand.cognitoUrl), who).toBe(before);
        const rows = () =>
          consoleLog()
            .slice(rowsBefore)
            .split("\n")
            .filter((line) => line.includes(isOfFleet(door) ? '"poolId":null' : `"poolId":"${pool}"`))
            .filter((line) => line.includes('"anchor":{'))
            .filter((line) => line.includes(`"action":"${auditName(door)}"`))
            .filter((line) => line.includes(who === "nobody" ? '"signed-out"' : who));
        // A stranger could fill the trail: their refusals are in the log alone, at most 60 a minute.
        await expect.poll(rows, who).toHaveLength(who === "nobody" ? 0 : 1);
      }
    const names = await namesIn(pool, cognito.api);
    expect([...names.values()]).toContain("payments-gateway");
    expect([...names.values()]).not.toContain("never made");
  });

/** Whether an action is over several pools, so that its row names none. */
const isOfFleet = (door: string) => door.startsWith("runs/");

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

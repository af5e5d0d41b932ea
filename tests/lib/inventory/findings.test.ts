import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { findClients } from "@/lib/inventory/clients";
import { clientFindings, fleetFindings, poolFindings } from "@/lib/inventory/findings";
import { keepSettings } from "@/lib/inventory/pool/settings";
import { readEntry } from "@/lib/inventory/reading";
import { keepServers } from "@/lib/inventory/resource-servers";
import { followNow } from "@/lib/inventory/shelf";
import { saveOwner } from "@/lib/store/ownership";
import { saveWaiver } from "@/lib/store/waivers";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rawServer } from "@/tests/kit/raw-server";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

embeddedStore();
const cognito = await ownCognito();

/** A pool with one M2M client, read whole. */
async function aJudgedPool() {
  const pool = await aPool(cognito.sdk, 0);
  await rawServer(cognito.sdk, pool.id, "orders", ["read"]);
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool.id,
      ClientName: "orders-worker",
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["orders/read"],
    }),
  );
  const clientId = UserPoolClient?.ClientId ?? "";
  got(await findClients(pool, { page: 1 }));
  got(await readEntry(pool, await shelfOf(pool), clientId, "now"));
  await keepServers(pool);
  await followNow(pool.id);
  return { pool, clientId };
}

test("a pool is judged by what is remembered of it, without a call, and what could not be judged is named", async () => {
  const { pool, clientId } = await aJudgedPool();
  await pullLever(cognito.url, "journal");
  const { findings, gaps } = await fleetFindings([pool]);
  expect(findings.map(({ rule, object }) => [rule, object.id])).toEqual([
    ["server-no-owner", "orders"],
    ["no-owner", clientId],
  ]);
  expect(gaps.map(({ sentence }) => sentence)).toContainEqual(expect.stringMatching(/deletion protection/));
  expect(got(await clientFindings(pool, clientId)).map(({ rule }) => rule)).toEqual(["no-owner"]);
  expect(await journalOf(cognito.url)).toEqual([]);
  await keepSettings(pool);
  await followNow(pool.id);
  const later = await fleetFindings([pool]);
  expect(later.gaps.map(({ sentence }) => sentence)).not.toContainEqual(
    expect.stringMatching(/deletion protection/),
  );
  expect(later.findings.map(({ rule }) => rule)).toContain("no-domain");
});

test("an act of a person shows at once: an owner ends a finding, and a waiver hides it", async () => {
  const { pool, clientId } = await aJudgedPool();
  const rulesOf = async () =>
    got(await poolFindings(pool))
      .findings.filter((it) => !it.isWaived)
      .map((it) => it.rule);
  expect(await rulesOf()).toEqual(["server-no-owner", "no-owner"]);
  const at = Date.now();
  const waiver = {
    rule: "server-no-owner",
    objectKind: "resource server",
    objectId: "orders",
    reason: "It moves next week.",
    until: new Date(at + DAY_MS).toISOString(),
    waivedAt: new Date(at).toISOString(),
    waivedBy: "ann@example.com",
  };
  got(await saveWaiver(pool.id, waiver));
  expect(await rulesOf()).toEqual(["no-owner"]);
  got(await saveWaiver(pool.id, { ...waiver, until: new Date(at - 1).toISOString() }));
  expect(await rulesOf()).toEqual(["server-no-owner", "no-owner"]);
  const owner = { team: "team-orders", contact: "orders@example.com", purpose: "Ships", ticket: "" };
  got(await saveOwner(pool.id, clientId, owner, "ann@example.com"));
  await followNow(pool.id);
  expect(await rulesOf()).toEqual(["server-no-owner"]);
});

test("a pool that cannot be judged is named, and the others are judged all the same", async () => {
  const { pool } = await aJudgedPool();
  const { findings, gaps } = await withoutTable("waivers", () => fleetFindings([pool]));
  expect(findings).toEqual([]);
  expect(gaps).toMatchObject([
    { poolId: pool.id, environment: "dev", sentence: expect.stringMatching(/\.$/) },
  ]);
});

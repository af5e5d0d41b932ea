import { expect, test } from "vitest";
import { impactOf } from "@/lib/acts/servers/holders";
import { isSetupOpen, ownerlessClients, ungrantedServers } from "@/lib/acts/setup/ownerless";
import { allNames } from "@/lib/inventory/clients";
import { keepServers } from "@/lib/inventory/resource-servers";
import { followNow } from "@/lib/inventory/shelf";
import { saveOwner } from "@/lib/store/ownership";
import { saveScopePolicy } from "@/lib/store/scope-policies";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { heldScopes, identifier, read } from "@/tests/kit/held-scopes";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
const by = "admin@example.com";
const facts = { team: null, contact: "", purpose: "", ticket: "" };

/** A pool with these clients, all read, and its resource server listed. */
async function poolWith(...names: string[]) {
  const held = await heldScopes(cognito.sdk);
  const ids = new Map<string, string>();
  for (const name of names) ids.set(name, await held.client(name, [read]));
  await held.client("web", [read], {
    AllowedOAuthFlows: ["code"],
    CallbackURLs: ["https://a.example.com/"],
  });
  got(await impactOf(held.pool, identifier, null));
  await keepServers(held.pool);
  await followNow(held.pool.id);
  const own = async (name: string, team: string | null, more = {}) => {
    got(await saveOwner(held.pool.id, ids.get(name) ?? "", { ...facts, team, ...more }, by));
    await followNow(held.pool.id);
  };
  return { pool: held.pool, own };
}

test("M2M clients without a team are listed by name, with what is known of their owner, until one has a team", async () => {
  const { pool, own } = await poolWith("b-owned", "c-contact", "a-unknown");
  await own("b-owned", "team-orders");
  await own("c-contact", null, { contact: "#orders" });
  const { clients, teams } = got(await ownerlessClients(pool));
  expect(clients.map(({ name, owner }) => [name, owner?.contact])).toEqual([
    ["a-unknown", undefined],
    ["c-contact", "#orders"],
  ]);
  expect(teams).toContain("team-orders");
});

test("a team is suggested by its name, and by the owner of a client of the same name in another pool", async () => {
  const { pool, own } = await poolWith("orders-new", "smoke-test", "owned");
  await own("owned", "team-orders");
  const dev = devPool();
  const other = got(await allNames(dev)).find(({ name }) => name === "smoke-test");
  got(await saveOwner(dev.id, other?.clientId ?? "", { ...facts, team: "team-platform" }, by));
  await followNow(dev.id);
  const { clients } = got(await ownerlessClients(pool));
  expect(clients.map(({ name, suggestion }) => [name, suggestion])).toEqual([
    ["orders-new", { team: "team-orders", why: "Its name begins with orders" }],
    ["smoke-test", { team: "team-platform", why: "Owns smoke-test in dev" }],
  ]);
});

test("setup is open until every client and server is assigned, without a call, and for nobody who may not assign", async () => {
  const { pool, own } = await poolWith("one", "two");
  await pullLever(cognito.url, "journal");
  expect(await isSetupOpen(pool)).toBe(true);
  await own("one", "team-orders");
  const { person } = devPool(pool.id, ["m2m-operator", "team-orders"]);
  expect(await isSetupOpen({ ...pool, person })).toBe(false);
  expect(await journalOf(cognito.url)).toEqual([]);
  expect(got(await ungrantedServers(pool)).map((it) => it.identifier)).toEqual([identifier]);
  got(await saveScopePolicy(pool.id, identifier, { team: null, openScopes: ["read"] }, by));
  expect(got(await ungrantedServers(pool))).toEqual([]);
  expect(await isSetupOpen(pool)).toBe(true);
  await own("two", "team-orders");
  expect(await isSetupOpen(pool)).toBe(false);
  got(await saveScopePolicy(pool.id, identifier, { team: null, openScopes: [] }, by));
  expect(await isSetupOpen(pool)).toBe(true);
});

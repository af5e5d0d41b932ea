import { beforeEach, expect, test } from "vitest";
import { impactOf, refuseHeld, refuseUntyped, scopeUsage } from "@/lib/acts/servers/holders";
import { ownCognito } from "@/tests/kit/console-on";
import { heldScopes, identifier, read, write } from "@/tests/kit/held-scopes";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
let held: Awaited<ReturnType<typeof heldScopes>>;
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  held = await heldScopes(cognito.sdk);
});

test("who holds a scope is known with owner and reason, and what is not known is not denied", async () => {
  await held.client("free", [read, write]);
  await held.client("only one", [read]);
  await held.client("for people", [read, write], {
    AllowedOAuthFlows: ["code"],
    CallbackURLs: ["https://a.example.com/"],
  });
  await held.client("another", [write]);
  const impact = got(await impactOf(held.pool, identifier, "read"));
  expect(impact.isWhole).toBe(true);
  expect(impact.holders.map(({ name, objection }) => [name, objection])).toEqual([
    ["for people", expect.stringContaining("User sign-in client")],
    ["free", null],
    ["only one", expect.stringContaining("the client’s only scope")],
  ]);
  expect(got(await impactOf(held.pool, identifier, null)).holders).toHaveLength(4);
  expect(got(await scopeUsage(held.pool))).toEqual({
    scopes: { [read]: 3, [write]: 3 },
    servers: { [identifier]: 4 },
    teams: { [read]: { "": 3 }, [write]: { "": 3 } },
    isWhole: true,
  });
});

test("while a client cannot be read the list says that it may be incomplete, and nothing is removed", async () => {
  await held.client("unread", [read, write]);
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPoolClient", kind: "500", rate: 1 });
  const impact = got(await impactOf(held.pool, identifier, "read"));
  expect(impact).toMatchObject({ isWhole: false, holders: [] });
  expect(await refuseHeld(held.pool, identifier, ["read"])).toMatchObject({
    ok: false,
    problem: {
      code: "invalid",
      fields: { scopes: expect.stringContaining("Some clients are still loading") },
    },
  });
});

test("however many scopes are to go, the clients are looked at once, and the first that is held is named", async () => {
  await held.client("holds one", [write]);
  got(await impactOf(held.pool, identifier, null));
  await pullLever(cognito.url, "journal");
  expect(await refuseHeld(held.pool, identifier, [])).toBeNull();
  expect(await journalOf(cognito.url)).toEqual([]);
  expect(await refuseHeld(held.pool, identifier, ["read", "write", "other"])).toMatchObject({
    ok: false,
    problem: { fields: { scopes: expect.stringMatching(/uses write/) } },
  });
  expect((await journalOf(cognito.url)).map((call) => call.operation)).toEqual(["ListUserPoolClients"]);
});

test("off each client in production, and off more than a few elsewhere, a scope is taken only by its typed name", async () => {
  for (const name of ["a", "b", "c"]) await held.client(name, [read, write]);
  got(await impactOf(held.pool, identifier, null));
  const ask = (environment: string, scope: string | null, typedName = "") =>
    refuseUntyped({ ...held.pool, environment }, { identifier, scope, typedName });
  const refused = (name: string) => ({
    code: "not-confirmed",
    message: `Type ${name} to confirm. Nothing was changed.`,
  });
  expect(await ask("dev", "read")).toBeNull();
  expect(await ask("prod", "read")).toMatchObject(refused("read"));
  expect(await ask("prod", "read", "write")).toMatchObject(refused("read"));
  expect(await ask("prod", "read", " read ")).toBeNull();
  expect(await ask("prod", null, "read")).toMatchObject(refused(identifier));
  expect(await ask("prod", null, identifier)).toBeNull();
  await held.client("d", [read]);
  got(await impactOf(held.pool, identifier, null));
  expect(await ask("dev", "read")).toMatchObject(refused("read"));
  expect(await ask("dev", "write")).toBeNull();
});

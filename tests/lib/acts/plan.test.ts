import { expect, test } from "vitest";
import { dropDeadScopes } from "@/lib/acts/clients/drop-dead-scopes";
import { editClient } from "@/lib/acts/clients/edit";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { switchOnOAuth } from "@/lib/acts/clients/switch-oauth";
import { asksForNames } from "@/lib/acts/plan";
import { editServer } from "@/lib/acts/servers/edit";
import { refuseUntypedReturn } from "@/lib/acts/servers/holders";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

// Against the habit of names: production is not asked, dev is.
const cognito = await ownCognito({ CONFIRM_ENVIRONMENTS: "dev" });

const confirmed = devPool();
const other = { ...confirmed, environment: "prod" };

test("CONFIRM_ENVIRONMENTS says where changes ask for a name, whatever the environment is called", () => {
  expect([confirmed, other].map(asksForNames)).toEqual([true, false]);
});

test("every change of a client or resource server asks for its name there, and nowhere else", async () => {
  const clientId = await rawClient(cognito.sdk, "named first");
  const changedAt = new Date(0).toISOString();
  const edit = { clientId, changedAt, addScopes: [], dropScopes: [], tokenMinutes: 30 };
  const server = { identifier: "orders", wasName: "Orders", name: "New", scopes: [] };
  const asked = async (pool: typeof confirmed) => [
    got(await editClient.plan(pool, edit)).typedName,
    got(await dropDeadScopes.plan(pool, { clientId })).typedName,
    got(await switchOnOAuth.plan(pool, { clientId, changedAt })).typedName,
    got(await suspendClient.plan(pool, { clientId })).typedName,
    got(await editServer.plan(pool, server)).typedName,
  ];
  expect(await asked(confirmed)).toEqual([...Array(4).fill("named first"), "orders"]);
  expect(await asked(other)).toEqual(Array(5).fill(undefined));
});

test.each([
  [["orders/read"], "read", true],
  [["orders/read"], "orders", true],
  [["orders/read", "orders/write"], "orders", true],
  [["orders/read", "orders/write"], "read", false],
  [["orders/read", "payments/charge"], "orders", false],
  [["orders/read"], "", false],
])("%j are put back on a client with the typed name %j: %s", (addScopes, typedName, isDone) => {
  const refused = refuseUntypedReturn(confirmed, { clientId: "abc", addScopes, typedName });
  expect(refused === null).toBe(isDone);
  if (refused) expect(refused).toMatchObject({ code: "not-confirmed" });
  expect(refuseUntypedReturn(other, { clientId: "abc", addScopes, typedName: "" })).toBeNull();
});

import { expect, test } from "vitest";
import { findClients } from "@/lib/inventory/clients";
import { planOwner } from "@/lib/inventory/ownership";
import { ownCognito } from "@/tests/kit/console-on";
import { embeddedStore, got } from "../../kit/store/both-stores";
import { aPool } from "../../kit/a-pool";

embeddedStore();
const cognito = await ownCognito();

test("the list knows at once whom a client was given to", async () => {
  const pool = await aPool(cognito.sdk, 1);
  const [client] = got(await findClients(pool, { page: 1 })).rows;
  const clientId = client?.clientId ?? "";
  const draft = { clientId, ownerTeam: "team-orders", contact: "", purpose: "", ticket: "" };
  got(await got(await planOwner(pool, draft)).run());
  expect(got(await findClients(pool, { page: 1, owner: "team-orders" })).rows).toMatchObject([
    { clientId, ownerTeam: "team-orders" },
  ]);
});

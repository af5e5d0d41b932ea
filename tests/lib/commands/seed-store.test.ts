import { ListUserPoolClientsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedStore } from "@/lib/commands/seed-store";
import { ownersOf } from "@/lib/store/ownership";
import { scopePoliciesOf } from "@/lib/store/scope-policies";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

const cognito = await freshCognito();

embeddedStore();
beforeAll(() => seedStore(cognito.settings), 180_000);
afterAll(() => cognito.stop());

test.each(["eu-west-1_LocalDev1", "eu-west-1_LocalPrd1"])(
  "in %s the operator has something to do",
  async (poolId) => {
    expect(got(await scopePoliciesOf(poolId)).get("https://api.example.com/orders")).toEqual({
      team: "team-orders",
      openScopes: ["orders.read"],
    });
    const { UserPoolClients = [] } = await cognito.sdk.send(
      new ListUserPoolClientsCommand({ UserPoolId: poolId, MaxResults: 60 }),
    );
    const owners = got(await ownersOf(poolId));
    const named = UserPoolClients.map(({ ClientId = "", ClientName }) => [
      ClientName,
      owners.get(ClientId)?.team,
    ]);
    expect(named).toContainEqual(["orders-sync", "team-orders"]);
    expect(named).toContainEqual(["m2m-client", undefined]);
  },
);

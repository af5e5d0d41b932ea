import {
  type CognitoIdentityProviderClient,
  paginateListUserPoolClients,
} from "@aws-sdk/client-cognito-identity-provider";
import { closeStore } from "@/lib/store/database";
import { saveOwner } from "@/lib/store/ownership";
import { saveScopePolicy } from "@/lib/store/scope-policies";
import { CommandError } from "./command-error";
import { localSdk } from "./serve/local-sdk";

/** The person in the records, which no signed-in person made. */
const by = "sample data";

const policies = {
  "auth-resource-server": { team: null, openScopes: ["custom-scope.read", "custom-scope.write"] },
  "https://api.example.com/orders": { team: "team-orders", openScopes: ["orders.read"] },
  payments: { team: "team-payments", openScopes: [] },
};

// A map: a client may be called "constructor".
const owners = new Map(
  Object.entries({
    "orders-sync": { team: "team-orders", purpose: "Copies orders to the warehouse every minute." },
    "warehouse-bridge": { team: "team-orders", purpose: "Sends orders to the warehouse." },
    "billing-export": { team: "team-payments", purpose: "Hands invoices to the accountants each night." },
    "payments-gateway": { team: "team-payments", purpose: "Charges customers." },
  }),
);

/**
 * Puts the example owners and scope policies into the store for the pools of a local Cognito's `settings`, so that
 * its three people have something to do and something to be refused. Throws CommandError.
 */
export async function seedStore(settings: Record<string, string>): Promise<void> {
  const cognito = localSdk(settings);
  try {
    for (const pool of (settings.COGNITO_POOLS ?? "").split(","))
      await seedPool(cognito, pool.slice(pool.indexOf("=") + 1));
  } finally {
    cognito.destroy();
    await closeStore();
  }
}

async function seedPool(client: CognitoIdentityProviderClient, poolId: string): Promise<void> {
  for (const [identifier, policy] of Object.entries(policies))
    keep(await saveScopePolicy(poolId, identifier, policy, by));
  for await (const page of paginateListUserPoolClients({ client, pageSize: 60 }, { UserPoolId: poolId }))
    for (const { ClientId = "", ClientName = "" } of page.UserPoolClients ?? []) {
      const owner = owners.get(ClientName);
      if (owner) keep(await saveOwner(poolId, ClientId, { ...owner, contact: "", ticket: "" }, by));
    }
}

function keep(saved: { ok: boolean }): void {
  if (!saved.ok)
    throw new CommandError(
      "The console’s database can’t be used. See the lines above for the reason, and correct DATABASE_URL or DATA_DIR.",
    );
}

import type { Client, ResourceServer } from "@/lib/local-aws/model/records";

/** One app client of the seed. Ages are in days before the start. */
export type SeedClient = {
  name: string;
  ageDays: number;
  /** One age for each secret, the oldest first; none for a public client. */
  secretAgesDays: readonly number[];
  settings: Client["settings"];
};

/** The scopes of the client that people sign in with. */
export const signInScopes = ["openid", "email", "phone", "profile"];

/** The resource servers of each pool; the first is the one of the seed document. */
export const seedServers: readonly ResourceServer[] = [
  {
    Identifier: "auth-resource-server",
    Name: "Auth resource server",
    Scopes: [
      { ScopeName: "custom-scope.read", ScopeDescription: "Read access" },
      { ScopeName: "custom-scope.write", ScopeDescription: "Write access" },
    ],
  },
  {
    Identifier: "https://api.example.com/orders",
    Name: "Orders API",
    Scopes: [
      { ScopeName: "orders.read", ScopeDescription: "Read orders and their history" },
      { ScopeName: "orders.write", ScopeDescription: "Create and change orders" },
      { ScopeName: "orders.cancel", ScopeDescription: "Cancel orders" },
      { ScopeName: "invoices.read", ScopeDescription: "Read invoices" },
    ],
  },
  {
    Identifier: "payments",
    Name: "Payments",
    Scopes: [
      { ScopeName: "charge", ScopeDescription: "Charge a customer" },
      { ScopeName: "refund", ScopeDescription: "Refund a charge" },
      { ScopeName: "ledger.read", ScopeDescription: "Read the ledger" },
    ],
  },
];

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";
const orders = "https://api.example.com/orders";

/** The clients of each pool: mostly healthy M2M clients, and one of each kind that needs a second look. */
export const seedClients: readonly SeedClient[] = [
  { name: "m2m-client", ageDays: 364, secretAgesDays: [364], settings: machine([read, write], 60) },
  {
    name: "orders-sync",
    ageDays: 311,
    secretAgesDays: [311],
    settings: machine([`${orders}/orders.read`, `${orders}/orders.write`], 60),
  },
  // Two secrets: a rotation that was begun and not finished.
  {
    name: "billing-export",
    ageDays: 247,
    secretAgesDays: [247, 3],
    settings: machine([`${orders}/invoices.read`, "payments/ledger.read"], 30),
  },
  // A dead scope: its resource server no longer has it.
  {
    name: "warehouse-bridge",
    ageDays: 198,
    secretAgesDays: [198],
    settings: machine([`${orders}/orders.read`, `${orders}/stock.read`], 60),
  },
  { name: "refund-worker", ageDays: 154, secretAgesDays: [61], settings: machine(["payments/refund"], 15) },
  // Never switched on for OAuth: every token request fails (cognito-facts 2.5).
  {
    name: "partner-acme-feed",
    ageDays: 120,
    secretAgesDays: [120],
    settings: { ...machine([read], 60), AllowedOAuthFlowsUserPoolClient: false },
  },
  {
    name: "nightly-report",
    ageDays: 77,
    secretAgesDays: [77],
    settings: machine(["payments/ledger.read"], 1440),
  },
  // Mixed: people may sign in with it by API as well, as happens when the auth flows are left at their defaults.
  {
    name: "support-tools",
    ageDays: 45,
    secretAgesDays: [45],
    settings: {
      ...machine([read, `${orders}/orders.read`], 60),
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"],
    },
  },
  { name: "payments-gateway", ageDays: 21, secretAgesDays: [21], settings: machine(["payments/charge"], 5) },
  { name: "smoke-test", ageDays: 2, secretAgesDays: [2], settings: machine([read], 10) },
  // People sign in with these two.
  {
    name: "partner-portal-web",
    ageDays: 289,
    secretAgesDays: [289],
    settings: people(["https://portal.example.com/callback"], ["https://portal.example.com/"]),
  },
  {
    name: "orders-mobile-app",
    ageDays: 168,
    secretAgesDays: [],
    settings: people(["ordersapp://callback"], ["ordersapp://signed-out"]),
  },
];

function machine(scopes: string[], tokenMinutes: number): Client["settings"] {
  return {
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    AllowedOAuthFlows: ["client_credentials"],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: scopes,
    AccessTokenValidity: tokenMinutes,
    TokenValidityUnits: { AccessToken: "minutes" },
    PreventUserExistenceErrors: "ENABLED",
  };
}

function people(callbacks: string[], signOuts: string[]): Client["settings"] {
  return {
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"],
    AllowedOAuthFlows: ["code"],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: signInScopes,
    CallbackURLs: callbacks,
    LogoutURLs: signOuts,
    SupportedIdentityProviders: ["COGNITO"],
    PreventUserExistenceErrors: "ENABLED",
  };
}

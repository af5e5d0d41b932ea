import type { AppClient } from "@/lib/domain/client/client";
import type { PoolSnapshot } from "@/lib/domain/finding/facts";
import type { ClientRow } from "@/lib/domain/list/parse";
import { aRow } from "@/tests/lib/domain/client/client-rows";

export const NOW = Date.parse("2026-06-01T12:00:00Z");

/** The instant that many days ago, as an ISO text. */
export const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

/** A secret made that many days ago. */
export const secretOf = (days: number) => ({ secretId: `secret-${days}`, createdAt: daysAgo(days) });

/** A client in which no rule finds anything, but for these members. */
export const aClient = (
  { client, ...row }: Partial<Omit<ClientRow, "client">> & { client?: Partial<AppClient> } = {},
  name = "orders-worker",
): ClientRow =>
  aRow(name, {
    clientId: "abc",
    ownerTeam: "team-orders",
    isSuspended: false,
    deadScopes: 0,
    secrets: [secretOf(20)],
    message: null,
    ...row,
    client: {
      scopes: ["orders/read"],
      tokenMinutes: 60,
      isOAuthOn: true,
      authFlows: [],
      kind: "m2m",
      createdAt: daysAgo(400),
      changedAt: daysAgo(20),
      ...client,
    },
  });

export const aServer = (identifier: string, ...names: string[]) => ({
  identifier,
  name: identifier,
  isManaged: false,
  scopes: names.map((name) => ({ full: `${identifier}/${name}`, name, description: `May ${name} them` })),
});

/** A production pool in which no rule finds anything, but for these members. */
export const factsOf = (changed: Partial<PoolSnapshot> = {}): PoolSnapshot => ({
  poolId: "eu-west-1_Prod",
  environment: "prod",
  at: NOW,
  maxAgeDays: null,
  clients: [aClient()],
  servers: [aServer("orders", "read")],
  owners: new Map([
    ["abc", { team: "team-orders", contact: "orders@example.com", purpose: "Ships orders", ticket: "" }],
  ]),
  suspensions: new Map(),
  outside: new Map(),
  outsideCounts: new Map(),
  retirements: new Map(),
  scopePolicies: new Map([["orders", { team: "team-orders", openScopes: [] }]]),
  actingTeams: new Set(["team-orders"]),
  settings: { hasDomain: true, registration: null, isDeletionProtected: true },
  listedAt: NOW - 60_000,
  trouble: null,
  ...changed,
});

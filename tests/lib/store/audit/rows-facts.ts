import type { AuditFacts } from "@/lib/domain/audit/row";

/** What an admin does in the dev pool, with `change` laid over it. */
export const factsOf = (change: Partial<AuditFacts> = {}): AuditFacts => ({
  person: { id: "id-of-ann", email: "Ann@example.com" },
  role: "admin",
  sessionId: "session-1",
  source: { address: "192.0.2.7", isClaimed: true },
  poolId: "eu-west-1_LocalDev1",
  environment: "dev",
  action: "create client",
  object: { kind: "client", id: "orders" },
  clientId: null,
  input: { name: "orders", scopes: ["a/b"], tokenMinutes: 60 },
  before: null,
  after: null,
  intentId: null,
  ...change,
});

import { routes } from "@/lib/domain/routes";

/** How an action is asked for something that is not an operator's own: on which page, with which fields. */
type Ask = (
  pool: string,
  clientId: string,
) => {
  page: string;
  fields: Record<string, string | string[]>;
  /** What somebody with a role is told, where it is another refusal than that of their role or team. */
  refusal?: string;
};

const nobodysView = "00000000-0000-4000-8000-000000000000";
/** The id of no client. */
export const unknownClient = "0123456789abcdefghijklmnop";
const owner = { ownerTeam: "team-payments", contact: "", purpose: "", ticket: "" };
/** An owner as the form was opened with it: nobody. */
const seen = "null";

const waived = (clientId: string) => ({ rule: "old-secret", objectKind: "client", objectId: clientId });

/** By action. A new one fails the first test of action-doors.test.ts until it has a line here. */
export const asks: Record<string, Ask> = {
  "findings/actions.ts unwaive": (_pool, clientId) => ({
    page: routes.findings,
    fields: waived(clientId),
  }),
  "findings/actions.ts waive": (_pool, clientId) => ({
    page: routes.findings,
    fields: { ...waived(clientId), reason: "Nobody else looks at it.", days: "30" },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts deleteClient": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId, typedName: "payments-gateway" },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts dropDeadScopes": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts saveOwner": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId, ...owner, ownerTeam: "team-orders", seen },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts cancelRotation": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secretId: `${clientId}--1` },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts deleteLeakedSecret": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secretId: `${clientId}--1`, typedName: "payments-gateway" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts finishRotation": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secretId: `${clientId}--1`, usesNewSecret: "on" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts proveNewSecret": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secret: "NotItsSecretNotItsSecret" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts saveRetirement": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secretId: `${clientId}--1`, retireAt: "2099-01-01T00:00:00Z", zone: "UTC" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts undoRotation": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId, secret: "NotItsSecretNotItsSecret" },
  }),
  "pools/[poolId]/clients/[clientId]/secrets/actions.ts startRotation": (pool, clientId) => ({
    page: routes.clientSecrets(pool, clientId),
    fields: { clientId },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts resumeClient": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId },
  }),
  "pools/[poolId]/clients/[clientId]/actions.ts suspendClient": (pool, clientId) => ({
    page: routes.client(pool, clientId),
    fields: { clientId },
  }),
  // A view is found among the person's own only.
  "pools/[poolId]/clients/actions.ts deleteView": (pool) => ({
    page: routes.clients(pool),
    fields: { viewId: nobodysView },
    refusal: "not-found",
  }),
  "pools/[poolId]/clients/actions.ts renameView": (pool) => ({
    page: routes.clients(pool),
    fields: { viewId: nobodysView, name: "theirs" },
    refusal: "not-found",
  }),
  "pools/[poolId]/clients/actions.ts saveView": (pool) => ({
    page: routes.clients(pool),
    fields: { name: "everything", query: "colour=red" },
    refusal: "invalid",
  }),
  "pools/[poolId]/clients/[clientId]/edit/actions.ts saveClient": (pool, clientId) => ({
    page: routes.editClient(pool, clientId),
    fields: { clientId, changedAt: new Date(0).toISOString(), tokenMinutes: "30" },
  }),
  "pools/[poolId]/clients/[clientId]/try/actions.ts changeScopes": (pool, clientId) => ({
    page: routes.clientTry(pool, clientId),
    fields: { clientId, changedAt: new Date(0).toISOString(), addScopes: ["payments/refund"] },
  }),
  "pools/[poolId]/clients/[clientId]/try/actions.ts switchOn": (pool, clientId) => ({
    page: routes.clientTry(pool, clientId),
    fields: { clientId, changedAt: new Date(0).toISOString() },
  }),
  "pools/[poolId]/clients/new/actions.ts createClient": (pool) => ({
    page: routes.newClient(pool),
    fields: { ...owner, name: "never made", scopes: ["payments/charge"], tokenMinutes: "60", role: "admin" },
  }),
  "pools/[poolId]/resource-servers/[identifier]/actions.ts saveServer": (pool) => ({
    page: routes.resourceServer(pool, "payments"),
    fields: { identifier: "payments", wasName: "Payments", name: "Mine" },
  }),
  "pools/[poolId]/resource-servers/[identifier]/removal/actions.ts deleteServer": (pool) => ({
    page: routes.scopeRemoval(pool, "payments"),
    fields: { identifier: "payments", leavesHolders: "true", typedName: "payments" },
  }),
  "pools/[poolId]/resource-servers/[identifier]/removal/actions.ts removeScope": (pool) => ({
    page: routes.scopeRemoval(pool, "payments", "charge"),
    fields: { identifier: "payments", scope: "charge", leavesHolders: "true", typedName: "charge" },
  }),
  "pools/[poolId]/resource-servers/new/actions.ts createServer": (pool) => ({
    page: routes.newResourceServer(pool),
    fields: { identifier: "never-made", name: "Never made", scopes: [] },
  }),
  "pools/[poolId]/resource-servers/[identifier]/actions.ts saveScopePolicy": (pool) => ({
    page: routes.resourceServer(pool, "payments"),
    fields: { identifier: "payments", ownerTeam: "team-orders", openScopes: ["charge"], seen: "" },
  }),
};

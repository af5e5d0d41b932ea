import { routes } from "@/lib/domain/routes";
import { inPool } from "@/tests/kit/in-pool";

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
/** The id of no run. */
const noRun = nobodysView;
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
  "matrix/actions.ts linkClient": (pool, clientId) => ({
    page: routes.matrix,
    fields: { clientId, otherPool: pool, otherClient: unknownClient },
  }),
  "matrix/actions.ts unlinkClient": (_pool, clientId) => ({ page: routes.matrix, fields: { clientId } }),
  "pools/[environment]/clients/[clientId]/actions.ts deleteClient": (pool, clientId) => ({
    page: routes.client(inPool(pool), clientId),
    fields: { clientId, typedName: "payments-gateway" },
  }),
  "pools/[environment]/clients/[clientId]/actions.ts dropDeadScopes": (pool, clientId) => ({
    page: routes.client(inPool(pool), clientId),
    fields: { clientId },
  }),
  "pools/[environment]/clients/[clientId]/actions.ts saveOwner": (pool, clientId) => ({
    page: routes.client(inPool(pool), clientId),
    fields: { clientId, ...owner, ownerTeam: "team-orders", seen },
  }),
  "pools/[environment]/clients/[clientId]/secrets/actions.ts cancelRotation": (pool, clientId) => ({
    page: routes.clientSecrets(inPool(pool), clientId),
    fields: { clientId, secretId: `${clientId}--1` },
  }),
  "pools/[environment]/clients/[clientId]/secrets/actions.ts deleteLeakedSecret": (pool, clientId) => ({
    page: routes.clientSecrets(inPool(pool), clientId),
    fields: { clientId, secretId: `${clientId}--1`, typedName: "payments-gateway" },
  }),
  "pools/[environment]/clients/[clientId]/secrets/actions.ts finishRotation": (pool, clientId) => ({
    page: routes.clientSecrets(inPool(pool), clientId),
    fields: { clientId, secretId: `${clientId}--1`, usesNewSecret: "on" },
  }),
  "pools/[environment]/clients/[clientId]/secrets/actions.ts proveNewSecret": (pool, clientId) => ({
    page: routes.clientSecrets(inPool(pool), clientId),
    fields: { clientId, secret: "NotItsSecretNotItsSecret" },
  }),
  "pools/[environment]/clients/[clientId]/secrets/actions.ts saveRetirement": (pool, clientId) => ({
    page: routes.clientSecrets(inPool(pool), clientId),
    fields: { clientId, secretId: `${clientId}--1`, retireAt: "2099-01-01T00:00:00Z", zone: "UTC" },
  }),
  "pools/[environment]/clients/[clientId]/secrets/actions.ts undoRotation": (pool, clientId) => ({
    page: routes.clientSecrets(inPool(pool), clientId),
    fields: { clientId, secret: "NotItsSecretNotItsSecret" },
  }),
  "pools/[environment]/clients/[clientId]/secrets/actions.ts startRotation": (pool, clientId) => ({
    page: routes.clientSecrets(inPool(pool), clientId),
    fields: { clientId },
  }),
  "pools/[environment]/clients/[clientId]/actions.ts resumeClient": (pool, clientId) => ({
    page: routes.client(inPool(pool), clientId),
    fields: { clientId },
  }),
  "pools/[environment]/clients/[clientId]/actions.ts suspendClient": (pool, clientId) => ({
    page: routes.client(inPool(pool), clientId),
    fields: { clientId },
  }),
  // A view is found among the person's own only.
  "pools/[environment]/clients/actions.ts deleteView": (pool) => ({
    page: routes.clients(inPool(pool)),
    fields: { viewId: nobodysView },
    refusal: "not-found",
  }),
  "pools/[environment]/clients/actions.ts renameView": (pool) => ({
    page: routes.clients(inPool(pool)),
    fields: { viewId: nobodysView, name: "theirs" },
    refusal: "not-found",
  }),
  "pools/[environment]/clients/actions.ts saveView": (pool) => ({
    page: routes.clients(inPool(pool)),
    fields: { name: "everything", query: "colour=red" },
    refusal: "invalid",
  }),
  "pools/[environment]/clients/[clientId]/edit/actions.ts saveClient": (pool, clientId) => ({
    page: routes.editClient(inPool(pool), clientId),
    fields: { clientId, changedAt: new Date(0).toISOString(), tokenMinutes: "30" },
  }),
  "pools/[environment]/clients/[clientId]/try/actions.ts changeScopes": (pool, clientId) => ({
    page: routes.clientTry(inPool(pool), clientId),
    fields: { clientId, changedAt: new Date(0).toISOString(), addScopes: ["payments/refund"] },
  }),
  "pools/[environment]/clients/[clientId]/try/actions.ts switchOn": (pool, clientId) => ({
    page: routes.clientTry(inPool(pool), clientId),
    fields: { clientId, changedAt: new Date(0).toISOString() },
  }),
  "pools/[environment]/clients/new/actions.ts createClient": (pool) => ({
    page: routes.newClient(inPool(pool)),
    fields: { ...owner, name: "never made", scopes: ["payments/charge"], tokenMinutes: "60", role: "admin" },
  }),
  "runs/actions.ts draftRun": (pool, clientId) => ({
    page: routes.runs,
    fields: { kind: "delete", clients: [`${pool} ${clientId}`] },
  }),
  "runs/actions.ts retryRun": () => ({
    page: routes.runs,
    fields: { runId: noRun },
    refusal: "not-found",
  }),
  "runs/actions.ts startRun": () => ({
    page: routes.runs,
    fields: { runId: noRun },
    refusal: "not-found",
  }),
  "runs/actions.ts stopRun": () => ({
    page: routes.runs,
    fields: { runId: noRun },
    refusal: "not-found",
  }),
  "pools/[environment]/resource-servers/[identifier]/actions.ts saveServer": (pool) => ({
    page: routes.resourceServer(inPool(pool), "payments"),
    fields: { identifier: "payments", wasName: "Payments", name: "Mine" },
  }),
  "pools/[environment]/resource-servers/[identifier]/removal/actions.ts deleteServer": (pool) => ({
    page: routes.scopeRemoval(inPool(pool), "payments"),
    fields: { identifier: "payments", leavesHolders: "true", typedName: "payments" },
  }),
  "pools/[environment]/resource-servers/[identifier]/removal/actions.ts removeScope": (pool) => ({
    page: routes.scopeRemoval(inPool(pool), "payments", "charge"),
    fields: { identifier: "payments", scope: "charge", leavesHolders: "true", typedName: "charge" },
  }),
  "pools/[environment]/resource-servers/new/actions.ts createServer": (pool) => ({
    page: routes.newResourceServer(inPool(pool)),
    fields: { identifier: "never-made", name: "Never made", scopes: [] },
  }),
  "pools/[environment]/resource-servers/[identifier]/actions.ts saveScopePolicy": (pool) => ({
    page: routes.resourceServer(inPool(pool), "payments"),
    fields: { identifier: "payments", ownerTeam: "team-orders", openScopes: ["charge"], seen: "" },
  }),
};

/**
 * The actions of the audit trail: what people do in this console, and what the console notices itself. True for an
 * action that may change a client in Cognito, its settings or its secrets: a change read after one is ours.
 */
const acts = {
  "create client": true,
  "edit client": true,
  "drop dead scopes": true,
  "remove scope from client": true,
  "switch on OAuth": true,
  "suspend client": true,
  "resume client": true,
  "delete client": true,
  "start rotation": true,
  "finish rotation": true,
  "cancel rotation": true,
  "undo rotation": true,
  "delete leaked secret": true,
  "prove secret": false,
  "plan retirement": false,
  "edit owner": false,
  "test token": false,
  "check token": false,
  "explain failure": false,
  "create resource server": false,
  "edit resource server": false,
  "remove scope": false,
  "delete resource server": false,
  "set scope policy": false,
  "waive finding": false,
  "end waiver": false,
  "draft run": false,
  "start run": false,
  "stop run": false,
  "retry run": false,
  "link client": false,
  "unlink client": false,
  "save view": false,
  "rename view": false,
  "delete view": false,
  "export clients": false,
  "export client settings": false,
  "download kit": false,
  "export audit trail": false,
  "export findings": false,
  "export evidence": false,
  "export run": false,
  "export matrix": false,
  "sign in": false,
  "changed outside": false,
  "resumed outside": false,
} as const satisfies Record<string, boolean>;

export type AuditAction = keyof typeof acts;

/** The author of changes made outside the console: Cognito names nobody, AWS's own trail may. */
export const OUTSIDE = { id: "outside", email: "outside the console" } as const;

/** The person of a sign-in that was refused before anybody was known. */
export const STRANGER = { id: "stranger", email: "unknown person" } as const;

/** Changes that were made elsewhere and that the console only noticed. */
export const outsideActions: readonly AuditAction[] = ["changed outside", "resumed outside"];

/** Actions that leave everything as it is for everybody else. */
const quiet: readonly AuditAction[] = [
  "prove secret",
  "test token",
  "check token",
  "explain failure",
  "draft run",
  "save view",
  "rename view",
  "delete view",
  "export clients",
  "export client settings",
  "download kit",
  "export audit trail",
  "export findings",
  "export matrix",
  "export run",
  "export evidence",
  "sign in",
];

const mayChange = new Map<string, boolean>(Object.entries(acts));

/** Whether an action may change a client in Cognito. An action that only another release knows may. */
export const mayChangeClient = (action: string): boolean => mayChange.get(action) ?? true;

/** The names of all actions. */
export const auditActions: readonly string[] = [...mayChange.keys()];

/** The actions that change something, and the outcomes of those that did. */
export const changes = {
  actions: auditActions.filter((action) => !quiet.some((it) => it === action)),
  outcomes: ["done", "recovered", "noticed"],
} as const;

import type { Permission } from "@/lib/domain/policy";
import { scopesInWords } from "@/lib/domain/scope";

// Without zod, because pages of the browser show a change too. `draft` parses it.

/** What a run does to each of its clients. */
export type RunChange =
  | { readonly kind: "add scopes" | "remove scopes"; readonly scopes: readonly string[] }
  | { readonly kind: "set lifetime"; readonly minutes: number }
  | { readonly kind: "switch revocation"; readonly isOn: boolean }
  /** `newTeam` is the team's name again, if the person confirmed that it is a new one. */
  | { readonly kind: "set owner"; readonly team: string | null; readonly newTeam?: string | undefined }
  | { readonly kind: "set contact"; readonly contact: string }
  | { readonly kind: "set ticket"; readonly ticket: string }
  | { readonly kind: "suspend" | "resume" | "delete" };

export type ChangeKind = RunChange["kind"];

/** The kinds of changes, in the order of the form, as a choice names them. */
export const changeKinds: Readonly<Record<ChangeKind, string>> = {
  "add scopes": "Add scopes",
  "remove scopes": "Remove scopes",
  "set lifetime": "Set access token lifetime",
  "switch revocation": "Switch token revocation",
  "set owner": "Set owner team",
  "set contact": "Set contact",
  "set ticket": "Set ticket",
  suspend: "Suspend",
  resume: "Resume",
  delete: "Delete",
};

const permissions: Readonly<Record<ChangeKind, Permission>> = {
  "add scopes": "edit client",
  "remove scopes": "edit client",
  "set lifetime": "edit client",
  "switch revocation": "edit client",
  "set owner": "edit owner",
  "set contact": "edit owner",
  "set ticket": "edit owner",
  suspend: "suspend client",
  resume: "suspend client",
  delete: "delete client",
};

/** What a person must be allowed to do to each client of a run. */
export const permissionOf = ({ kind }: Pick<RunChange, "kind">): Permission => permissions[kind];

/** A change as a title says it: "Add 2 scopes", "Suspend". */
export function changeInWords(change: RunChange): string {
  switch (change.kind) {
    case "add scopes":
      return `Add ${oneOrCount(change.scopes)}`;
    case "remove scopes":
      return `Remove ${oneOrCount(change.scopes)}`;
    case "set lifetime":
      return `Set access token lifetime to ${change.minutes} minutes`;
    case "switch revocation":
      return `Switch token revocation ${change.isOn ? "on" : "off"}`;
    case "set owner":
      return change.team === null ? "Remove the owner team" : `Set owner team to ${change.team}`;
    case "set contact":
      return change.contact === "" ? "Remove the contact" : `Set contact to ${change.contact}`;
    case "set ticket":
      return change.ticket === "" ? "Remove the ticket" : `Set ticket to ${change.ticket}`;
    default:
      return changeKinds[change.kind];
  }
}

const oneOrCount = (scopes: readonly string[]) =>
  scopes.length === 1 ? (scopes[0] ?? "") : scopesInWords(scopes.length);

/** Calls to Cognito for one client: those that write, by the operation that writes, and whether it is read first. */
export function callsOf({ kind }: Pick<RunChange, "kind">): { reads: number; write: WriteOperation | null } {
  if (permissions[kind] === "edit owner") return { reads: 1, write: null };
  return { reads: 1, write: kind === "delete" ? "DeleteUserPoolClient" : "UpdateUserPoolClient" };
}

type WriteOperation = "UpdateUserPoolClient" | "DeleteUserPoolClient";

/**
 * The text that the person types to start a run: the number of clients that it changes, if it deletes clients, or if it
 * changes some other than their owners in environments where changes are confirmed. Null if nothing has to be typed.
 */
export function typedCount(
  { kind }: Pick<RunChange, "kind">,
  count: number,
  confirmed: readonly string[],
): string | null {
  const isTyped = kind === "delete" || (permissions[kind] !== "edit owner" && confirmed.length > 0);
  return isTyped ? String(count) : null;
}

import type { ClientDraft } from "@/lib/domain/client/draft";
import type { ClientEditDraft } from "@/lib/domain/client/edit-draft";

/** A scope of the local Cognito's seed, and another one that an edit adds. */
export const SCOPES = {
  first: "auth-resource-server/custom-scope.read",
  added: "auth-resource-server/custom-scope.write",
} as const;

/** The form of a new client of this name. */
export const draftOf = (name: string): ClientDraft => ({
  ownerTeam: null,
  contact: "",
  purpose: "",
  ticket: "",
  name,
  scopes: [SCOPES.first],
  tokenMinutes: 60,
});

/** The form of an edit: one more scope and another lifetime, on the client as it was at `changedAt`. */
export const editOf = (
  client: { readonly clientId: string; readonly changedAt: string },
  tokenMinutes: number,
): ClientEditDraft => ({
  clientId: client.clientId,
  changedAt: client.changedAt,
  addScopes: [SCOPES.added],
  dropScopes: [],
  tokenMinutes,
});

/** What a team says of its app client. Kept outside Cognito, so every client works without it. */
export type OwnerFacts = {
  /** A `team-…` group, or null while nobody owns it. */
  readonly team: string | null;
  readonly contact: string;
  readonly purpose: string;
  readonly ticket: string;
};

/** The words for a client or a scope of which no owner team is known, wherever it is shown. */
export const noKnownOwner = "No known owner";

/** Whom to ask for a scope that no team may grant. */
export const onlyAdmins = "an admin";

/** The same with who said so: an email, and when: an ISO instant. */
export type Owner = OwnerFacts & { readonly changedAt: string; readonly changedBy: string };

/** Who owns a client as a text, the same for the same facts: what a form was opened with. */
export const ownerText = (owner: OwnerFacts | null): string =>
  JSON.stringify(owner && [owner.team, owner.contact, owner.purpose, owner.ticket]);

/** Who owns a resource server, and which of its scopes anybody may grant. All others are restricted. */
export type ScopePolicy = { readonly team: string | null; readonly openScopes: readonly string[] };

/** Whether no operator may grant any scope of a resource server. */
export const isUngranted = ({ team, openScopes }: ScopePolicy): boolean =>
  team === null && openScopes.length === 0;

/** A policy as a text, the same for the same policy: what a form was opened with. */
export const policyText = ({ team, openScopes }: ScopePolicy): string =>
  JSON.stringify([team, openScopes.toSorted()]);

/** What a client was before it was suspended here, and who did. */
export type Suspension = {
  readonly wasOAuthOn: boolean;
  /** Null where suspending left them alone. */
  readonly authFlows: readonly string[] | null;
  /** An ISO string. */
  readonly suspendedAt: string;
  /** An email. */
  readonly suspendedBy: string;
  /** When it was noticed that somebody switched it on without this console (ISO string); null while nobody did. */
  readonly endedAt: string | null;
};

/** A suspension that stands: nobody has switched the client on without this console. */
export const standing = (suspension: Suspension | null): Suspension | null =>
  suspension?.endedAt === null ? suspension : null;

/** The owner of an app client, as a team states it. Kept outside Cognito, so every client works without it. */
export type OwnerFacts = {
  /** A `team-…` group, or null while nobody owns it. */
  readonly team: string | null;
  readonly contact: string;
  readonly purpose: string;
  readonly ticket: string;
};

/** The label of a client or a scope without a known owner team. */
export const noKnownOwner = "No owner";

/** Whom to ask for a scope that no team may grant. */
export const onlyAdmins = "an admin";

/** The same with the email of the person who stated it, and the ISO instant. */
export type Owner = OwnerFacts & { readonly changedAt: string; readonly changedBy: string };

/** An owner as text, the same for the same facts. It tells which owner a form was opened with. */
export const ownerText = (owner: OwnerFacts | null): string =>
  JSON.stringify(owner && [owner.team, owner.contact, owner.purpose, owner.ticket]);

/** The team that owns a resource server, and the scopes that any operator may grant. All others are restricted. */
export type ScopePolicy = { readonly team: string | null; readonly openScopes: readonly string[] };

/** Whether no operator may grant any scope of a resource server. */
export const isUngranted = ({ team, openScopes }: ScopePolicy): boolean =>
  team === null && openScopes.length === 0;

/** Who can grant a scope of a resource server, beside admins. */
export function grantersInWords({ team, openScopes }: ScopePolicy, scope: string): string {
  if (openScopes.includes(scope)) return "All operators";
  return team === null ? "Admins only" : `${team} operators`;
}

/** A policy as text, the same for the same policy. It tells which policy a form was opened with. */
export const policyText = ({ team, openScopes }: ScopePolicy): string =>
  JSON.stringify([team, openScopes.toSorted()]);

/** The state of a client before it was suspended here, and who suspended it. */
export type Suspension = {
  readonly wasOAuthOn: boolean;
  /** Null where suspending left them alone. */
  readonly authFlows: readonly string[] | null;
  /** An ISO string. */
  readonly suspendedAt: string;
  /** An email. */
  readonly suspendedBy: string;
  /** When the console noticed that the client was switched on elsewhere (ISO string); null while it was not. */
  readonly endedAt: string | null;
};

/** The suspension if it still stands: the client was not switched on elsewhere. Null otherwise. */
export const standing = (suspension: Suspension | null): Suspension | null =>
  suspension?.endedAt === null ? suspension : null;

/** What a team says of its app client. Kept outside Cognito, so every client works without it. */
export type OwnerFacts = {
  /** A `team-…` group, or null while nobody owns it. */
  readonly team: string | null;
  readonly contact: string;
  readonly purpose: string;
  readonly ticket: string;
};

/** The same with who said so: an email, and when: an ISO instant. */
export type Owner = OwnerFacts & { readonly changedAt: string; readonly changedBy: string };

/** Who owns a resource server, and which of its scopes anybody may grant. All others are restricted. */
export type ScopePolicy = { readonly team: string | null; readonly openScopes: readonly string[] };

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

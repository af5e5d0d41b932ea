/**
 * What nobody could confirm on real AWS (cognito-facts section 10): each behind one name, the default being the
 * reading with the best evidence. README.md lists both readings of each.
 */
export const unconfirmedFacts = {
  /** What Describe shows once the client's first secret is deleted: nothing, or the one that is left. */
  describeAfterFirstSecretDeleted: "nothing",
  /** A token request that names a scope the client does not have: an error, or a token without it. */
  disallowedScope: "invalid_scope",
  /** The error of client_credentials on a client without that flow. */
  missingGrant: "invalid_grant",
  /** An update that sends back a scope whose resource server no longer has it. */
  deadScopeOnUpdate: "refused",
  /** The unit of the number in a ClientSecretId. */
  secretIdUnit: "milliseconds",
  /** Whether the token endpoint adds error_description. */
  errorDescription: "absent",
  /** EnableTokenRevocation when an update leaves it out. */
  tokenRevocationOmitted: "true",
  /** DescribeUserPoolDomain of a domain that does not exist. */
  unknownDomain: "empty",
  /** ALLOW_CLIENT_TOKEN_AUTH together with AllowedOAuthFlows=client_credentials. */
  clientTokenAuthWithFlow: "allowed",
} satisfies Facts;

export type Facts = {
  describeAfterFirstSecretDeleted: "nothing" | "the other";
  disallowedScope: "invalid_scope" | "ignored";
  missingGrant: "invalid_grant" | "unauthorized_client";
  deadScopeOnUpdate: "refused" | "kept";
  secretIdUnit: "milliseconds" | "seconds";
  errorDescription: "absent" | "present";
  tokenRevocationOmitted: "true" | "kept";
  unknownDomain: "empty" | "not found";
  clientTokenAuthWithFlow: "allowed" | "refused";
};

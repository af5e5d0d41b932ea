/**
 * Behaviour that could not be confirmed on real AWS (cognito-facts section 10, QUALITY C6). Each name lists its
 * possible readings. README.md gives the evidence for each.
 */
export const readings = {
  /** Which secret Describe shows while there are two. */
  describeWithTwoSecrets: ["first", "newest"],
  /** What Describe shows once the client's first secret is deleted: nothing, or the one that is left. */
  describeAfterFirstSecretDeleted: ["nothing", "the other"],
  /** Adding a value that the client has already. */
  sameSecretTwice: ["accepted", "refused"],
  /** Adding a secret to a client that was made without one. */
  secretForPublicClient: ["refused", "added"],
  /** The error of a third secret. */
  thirdSecret: ["LimitExceededException", "InvalidParameterException"],
  /** The error of deleting a client's last secret. */
  lastSecret: ["InvalidParameterException", "LimitExceededException"],
  /** The error of a ClientSecretId that the client does not have. */
  unknownSecretId: ["ResourceNotFoundException", "InvalidParameterException"],
  /** When the token endpoint takes a new secret; GetClientToken always takes it at once. `delays` sets any other time. */
  secretPropagation: ["at once", "in minutes"],
  /** The unit of the number in a ClientSecretId. */
  secretIdUnit: ["milliseconds", "seconds"],
  /** Whether the secret operations count with the other operations on clients or are not limited. */
  secretQuota: ["as client operations", "none"],
  /** The quota that GetClientToken counts towards. */
  clientTokenQuota: ["ClientAuthentication", "none"],
  /** How many seconds' worth of calls a quota lets through at once. */
  quotaBurst: ["one second", "two seconds"],
  /** What ListUserPoolClients is sorted by. */
  clientOrder: ["creation", "id"],
  /** A token request that names a scope the client does not have: an error, or a token without it. */
  disallowedScope: ["invalid_scope", "ignored"],
  /** A token request that names a scope of the client that no resource server defines any more. */
  deadScopeRequested: ["ignored", "invalid_scope"],
  /** The order of the scopes in a token. */
  scopeOrder: ["as requested", "as configured"],
  /** The error of client_credentials on a client without that flow. */
  missingGrant: ["invalid_grant", "unauthorized_client"],
  /** Whether the token endpoint adds error_description. */
  errorDescription: ["absent", "present"],
  /** The token endpoint's answer to a body that is not a form. */
  wrongContentType: ["405", "invalid_request"],
  /** The token endpoint's answer to an Accept header that excludes JSON. */
  acceptWithoutJson: ["405", "ignored"],
  /** The token endpoint's status for a path behind it: /oauth2/token/, say. */
  pathBehindToken: ["405", "404"],
  /** A token request whose aws_client_metadata is not JSON of texts, where a trigger would get it. */
  oddClientMetadata: ["invalid_request", "ignored"],
  /** The token endpoint's status when it throttles. */
  throttledStatus: ["429", "400"],
  /** The body of the token endpoint's answer when it throttles. */
  throttledBody: ["message", "nothing"],
  /** An update that sends a scope that no resource server defines any more. */
  deadScopeOnUpdate: ["refused", "kept"],
  /** EnableTokenRevocation when an update leaves it out. */
  tokenRevocationOmitted: ["true", "kept"],
  /** ExplicitAuthFlows when an update leaves them out. */
  authFlowsOmitted: ["default", "kept"],
  /** ALLOW_CLIENT_TOKEN_AUTH together with an OAuth flow. */
  clientTokenAuthWithFlow: ["allowed", "refused"],
  /** DescribeUserPoolDomain of a domain that does not exist. */
  unknownDomain: ["empty", "not found"],
  /** Where a domain prefix may not contain aws, amazon or cognito. */
  reservedWords: ["between hyphens", "anywhere"],
  /** The HTTP status of refusals: 400 for all, or what the API model says. */
  refusalStatus: ["400", "as modelled"],
} as const;

type Readings = typeof readings;

/** One reading for each fact. */
export type Facts = { [K in keyof Readings]: Readings[K][number] };

/** The readings with the best evidence. */
export const unconfirmedFacts: Facts = {
  describeWithTwoSecrets: "first",
  describeAfterFirstSecretDeleted: "nothing",
  sameSecretTwice: "accepted",
  secretForPublicClient: "refused",
  thirdSecret: "LimitExceededException",
  lastSecret: "InvalidParameterException",
  unknownSecretId: "ResourceNotFoundException",
  secretPropagation: "at once",
  secretIdUnit: "milliseconds",
  secretQuota: "as client operations",
  clientTokenQuota: "ClientAuthentication",
  quotaBurst: "one second",
  clientOrder: "creation",
  disallowedScope: "invalid_scope",
  deadScopeRequested: "ignored",
  scopeOrder: "as requested",
  missingGrant: "invalid_grant",
  errorDescription: "absent",
  wrongContentType: "405",
  acceptWithoutJson: "405",
  pathBehindToken: "405",
  oddClientMetadata: "invalid_request",
  throttledStatus: "429",
  throttledBody: "message",
  deadScopeOnUpdate: "refused",
  tokenRevocationOmitted: "true",
  authFlowsOmitted: "default",
  clientTokenAuthWithFlow: "allowed",
  unknownDomain: "empty",
  reservedWords: "between hyphens",
  refusalStatus: "400",
};

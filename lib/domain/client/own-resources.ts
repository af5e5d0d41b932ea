/**
 * What Cognito keeps beside a client, as resources of their own: DescribeUserPoolClient does not tell of them, so neither a
 * copy nor an export has them. All of them concern people who sign in (API reference).
 */
export const ownResources: readonly string[] = [
  "managed login branding",
  "terms",
  "session configuration",
  "risk configuration",
];

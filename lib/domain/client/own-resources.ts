/**
 * What Cognito keeps for a client as resources of their own. DescribeUserPoolClient does not return them, so neither a copy
 * nor an export has them. All of them concern user sign-in (API reference).
 */
export const ownResources: readonly string[] = [
  "managed login branding",
  "terms",
  "session configuration",
  "risk configuration",
];

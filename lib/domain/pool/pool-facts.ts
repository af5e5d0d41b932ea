/** What DescribeUserPool says of a pool beside what its clients need. A fact that it left out is null. */
export type PoolFacts = {
  readonly arn: string | null;
  /** The feature plan, as Cognito names it: LITE, ESSENTIALS or PLUS. */
  readonly plan: string | null;
  readonly isProtected: boolean | null;
  /** Every Lambda trigger but pre token generation, which is `tokenTrigger` of the description. */
  readonly triggers: readonly { readonly name: string; readonly functionArn: string }[];
  /** The key that encrypts the pool's data; null for one that AWS owns. */
  readonly keyArn: string | null;
  /** Whether the issuer has the address that is the same in every Region of the pool. */
  readonly hasUpdatedIssuer: boolean;
  readonly prefix: string | null;
  readonly customDomain: string | null;
  /** ISO instants. */
  readonly createdAt: string | null;
  readonly changedAt: string | null;
};

/** A domain of a pool, as DescribeUserPoolDomain describes it. */
export type PoolDomain = {
  /** As Cognito names it: ACTIVE, CREATING, UPDATING, DELETING or FAILED. */
  readonly status: string | null;
  /** 1 is the classic hosted UI, 2 is managed login. */
  readonly loginVersion: number | null;
  /** The certificate and the lowest TLS policy of a custom domain. */
  readonly certificateArn: string | null;
  readonly tlsPolicy: string | null;
  readonly failover: { readonly region: string; readonly healthCheckId: string | null } | null;
};

/** A copy of a pool in a Region. */
export type PoolReplica = {
  readonly region: string;
  /** ACTIVE, INACTIVE, CREATING or DELETING. */
  readonly status: string | null;
  /** The primary takes every call; a secondary takes no changes of clients. */
  readonly isPrimary: boolean;
};

/** A number of clients that registered themselves; more may follow where it is not whole. */
export type RegisteredCount = { readonly count: number; readonly isWhole: boolean };

/** How many calls of a category an account may make in a Region, per second. */
export type RateLimit = {
  readonly perSecond: number;
  /** What is included at no cost. */
  readonly free: number | null;
};

/** The categories of calls that matter to clients and to the console (quotas page). */
export const limitCategories = [
  "ClientAuthentication",
  "UserPoolClientRead",
  "UserPoolClientUpdate",
] as const;

export type LimitCategory = (typeof limitCategories)[number];

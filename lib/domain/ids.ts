// Without zod, because every page of the console reads its own address.

/** The id of a user pool (API reference, UserPoolIdType). */
export const POOL_ID = /^[\w-]{1,46}_[\dA-Za-z]{1,9}$/;

/** The name of an environment in COGNITO_POOLS. No pool ID fits it: each has a `_`. */
export const ENVIRONMENT = /^[a-z][a-z0-9-]{0,299}$/;

/** The id of an app client (API reference, ClientIdType). */
export const CLIENT_ID = /^[\w+]{1,128}$/;

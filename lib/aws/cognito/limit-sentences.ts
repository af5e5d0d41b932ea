/**
 * What a LimitExceededException means, by the operation that it answers. Sources: Cognito's quotas page; API reference,
 * AddUserPoolClientSecret.
 */
const sentences = new Map([
  [
    "CreateUserPoolClient",
    "This pool has as many app clients as its account allows (1,000, or up to 10,000 on request), so nothing was created. Delete clients that nobody uses, or ask for more in Service Quotas: Amazon Cognito user pools, app clients per user pool.",
  ],
  [
    "CreateResourceServer",
    "This pool has as many resource servers as its account allows (25, or up to 300 on request), so nothing was created. Add the scopes to one that is there, or ask for more in Service Quotas: Amazon Cognito user pools, resource servers per user pool.",
  ],
  [
    "UpdateResourceServer",
    "A resource server has at most 100 scopes, and Cognito allows no more on request. Nothing was changed. Remove scopes that no client uses, or create a second resource server.",
  ],
  [
    "UpdateUserPoolClient",
    "An app client has at most 50 scopes, and Cognito allows no more on request. Nothing was changed. Remove some, or create a second client.",
  ],
  [
    "AddUserPoolClientSecret",
    "A client has at most two secrets, and Cognito allows no more on request. Nothing was changed. Finish the rotation, which deletes the older secret, or cancel it.",
  ],
]);

/** The quota that an operation met, and what to do about it; undefined for an operation of which none is known. */
export const limitSentence = (operation: string): string | undefined => sentences.get(operation);

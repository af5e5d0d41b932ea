import { ownResources } from "@/lib/domain/client/own-resources";

/** A reason, and what it keeps out of every export and comparison, by Cognito’s names. */
type LeftOut = { readonly why: string; readonly members: readonly string[] };

/**
 * The members of clients, resource servers and pools that no export carries (API reference: UserPoolClientType,
 * ResourceServerType, UserPoolType). A test compares them with the SDK’s model, and fails for a new member that is
 * neither carried nor named here.
 */
export const notCarried: {
  readonly client: readonly LeftOut[];
  readonly server: readonly LeftOut[];
  readonly pool: readonly LeftOut[];
} = {
  client: [
    { why: "Secrets are never exported.", members: ["ClientSecret"] },
    { why: "Cognito decides these itself.", members: ["CreationDate", "LastModifiedDate"] },
    {
      why: "A copy of a self-registered client is an ordinary client.",
      members: ["ClientType"],
    },
    { why: "These are resources of their own.", members: ownResources },
  ],
  server: [{ why: "Resource servers that Cognito manages itself are left out.", members: ["ManagedBy"] }],
  pool: [
    {
      why: "Exports contain what is in the pool, not the pool.",
      members: [
        "AccountRecoverySetting",
        "AcrConfiguration",
        "AdminCreateUserConfig",
        "AliasAttributes",
        "Arn",
        "AutoVerifiedAttributes",
        "CreationDate",
        "CustomDomain",
        "DcrConfiguration",
        "DeletionProtection",
        "DeviceConfiguration",
        "Domain",
        "EmailConfiguration",
        "EmailConfigurationFailure",
        "EmailVerificationMessage",
        "EmailVerificationSubject",
        "EstimatedNumberOfUsers",
        "IssuerConfiguration",
        "KeyConfiguration",
        "LambdaConfig",
        "LastModifiedDate",
        "MfaConfiguration",
        "Name",
        "Policies",
        "SchemaAttributes",
        "SmsAuthenticationMessage",
        "SmsConfiguration",
        "SmsConfigurationFailure",
        "SmsVerificationMessage",
        "Status",
        "UserAttributeUpdateSettings",
        "UsernameAttributes",
        "UsernameConfiguration",
        "UserPoolAddOns",
        "UserPoolTags",
        "UserPoolTier",
        "VerificationMessageTemplate",
      ],
    },
  ],
};

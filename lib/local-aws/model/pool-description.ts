import type { PoolFacts } from "./records";
import type { Pool } from "./state";

type Settings = PoolFacts["settings"];

/** The account all pools belong to: the one AWS uses in its examples. */
export const account = "123456789012";

/** The Amazon resource name of a pool. */
export function arnOf(poolId: string): string {
  return `arn:aws:cognito-idp:${regionOf(poolId)}:${account}:userpool/${poolId}`;
}

/**
 * Whether a pool is of this Region, or has a copy there. Calls that are signed for another Region do not see it
 * (cognito-facts 13).
 */
export function isIn(region: string, { facts }: Pool): boolean {
  return regionOf(facts.id) === region || facts.replicas?.some((it) => it.region === region) === true;
}

/** The Region that a pool was made in. */
export function regionOf(poolId: string): string {
  return poolId.slice(0, poolId.lastIndexOf("_"));
}

/** A pool as ListUserPools gives it: no domain, no tier, no Arn. */
export function listed({ facts }: Pool) {
  return {
    Id: facts.id,
    Name: facts.name,
    LambdaConfig: facts.settings.LambdaConfig ?? {},
    CreationDate: facts.created / 1000,
    LastModifiedDate: facts.modified / 1000,
  };
}

/** The Regions of a pool's copies, as ListUserPools alone gives them. */
export function replicaRegions({ facts }: Pool) {
  const regions = (facts.replicas ?? []).map(({ region }) => region);
  return regions.length === 0 ? {} : { ReplicaRegions: regions };
}

/** A pool as DescribeUserPool gives it. */
export function described(pool: Pool) {
  const domains = [...pool.domains.values()];
  const prefix = domains.find((domain) => domain.certificate === undefined);
  const custom = domains.find((domain) => domain.certificate !== undefined);
  return {
    ...pool.facts.settings,
    ...listed(pool),
    Arn: arnOf(pool.facts.id),
    ...(prefix ? { Domain: prefix.name } : {}),
    ...(custom ? { CustomDomain: custom.name } : {}),
    EstimatedNumberOfUsers: pool.people.size,
    SchemaAttributes: pool.facts.schema,
  };
}

/**
 * The settings as Cognito stores them, with its defaults filled in. Terraform's provider reads the password policy and
 * the recovery setting without a check that they exist (INFRA section 6).
 */
export function settled(settings: Settings): Settings {
  const { Policies, AdminCreateUserConfig, VerificationMessageTemplate, DcrConfiguration } = settings;
  return {
    DeletionProtection: "INACTIVE",
    LambdaConfig: {},
    MfaConfiguration: "OFF",
    UserPoolTags: {},
    UserPoolTier: "ESSENTIALS",
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
    AccountRecoverySetting: {
      RecoveryMechanisms: [
        { Priority: 1, Name: "verified_email" },
        { Priority: 2, Name: "verified_phone_number" },
      ],
    },
    IssuerConfiguration: { Type: "ORIGINAL" },
    ...settings,
    // A configuration that does not say so turns registration on (API reference, DcrConfigurationType).
    ...(DcrConfiguration && { DcrConfiguration: { EnableStatus: "Enabled", ...DcrConfiguration } }),
    VerificationMessageTemplate: { DefaultEmailOption: "CONFIRM_WITH_CODE", ...VerificationMessageTemplate },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      UnusedAccountValidityDays: 7,
      ...AdminCreateUserConfig,
    },
    Policies: {
      SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD"] },
      ...Policies,
      PasswordPolicy: {
        ...policyDefaults(Policies?.PasswordPolicy === undefined),
        ...Policies?.PasswordPolicy,
      },
    },
  };
}

// In a partial policy, every rule that is not named is off.
function policyDefaults(isStrict: boolean) {
  return {
    MinimumLength: 8,
    RequireUppercase: isStrict,
    RequireLowercase: isStrict,
    RequireNumbers: isStrict,
    RequireSymbols: isStrict,
    TemporaryPasswordValidityDays: 7,
  };
}

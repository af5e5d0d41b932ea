import { arn } from "./members";
import { choice, flag, list, map, number, type RuleOf, record, required, text } from "./shape";

// What a user pool is made of, with the limits of the API model (botocore 1.43.107, read 2026-11-22).

const prose = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*";
const smsMessage = text(6, 140, ".*\\{####\\}.*");
const emailMessage = text(6, 20_000, `${prose}\\{####\\}${prose}`);
const emailSubject = text(1, 140, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
const free = text(0, 131_072);
const address = choice("phone_number", "email");
const sender = record({ LambdaVersion: required(choice("V1_0")), LambdaArn: required(arn) });

const smsConfiguration = record({
  SnsCallerArn: text(0, 2048),
  ExternalId: free,
  SnsRegion: text(5, 32),
});

const attribute = {
  AttributeDataType: choice("String", "Number", "DateTime", "Boolean"),
  DeveloperOnlyAttribute: flag,
  Mutable: flag,
  Required: flag,
  NumberAttributeConstraints: record({ MinValue: free, MaxValue: free }),
  StringAttributeConstraints: record({ MinLength: free, MaxLength: free }),
} as const;

/** One attribute of a pool's schema, as CreateUserPool and AddCustomAttributes take it. */
export const schemaAttribute = record({
  Name: text(1, 20, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"),
  ...attribute,
});

/** An attribute as a pool stores it: its name includes `custom:`. */
export const keptAttribute = record({ Name: required(text()), ...attribute });

/** The settings that are fixed when a pool is created. */
export const poolBirth = {
  AliasAttributes: list(choice("phone_number", "email", "preferred_username")),
  UsernameAttributes: list(address),
  UsernameConfiguration: record({ CaseSensitive: required(flag) }),
} as const;

export const tags: RuleOf<Record<string, string>> = map(text(1, 128), text(0, 256));
export const tier = choice("LITE", "ESSENTIALS", "PLUS");
export const mfaMode = choice("OFF", "ON", "OPTIONAL");

const grantTypes = list(choice("code", "implicit", "client_credentials"), 3);

/** The settings of UpdateUserPool. A setting that is left out returns to its default. */
export const poolSettings = {
  Policies: record({
    PasswordPolicy: record({
      MinimumLength: number(6, 99),
      RequireUppercase: flag,
      RequireLowercase: flag,
      RequireNumbers: flag,
      RequireSymbols: flag,
      PasswordHistorySize: number(0, 24),
      TemporaryPasswordValidityDays: number(0, 365),
    }),
    SignInPolicy: record({
      AllowedFirstAuthFactors: list(
        choice("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN", "SOFTWARE_TOKEN"),
        5,
        1,
      ),
    }),
  }),
  DeletionProtection: choice("ACTIVE", "INACTIVE"),
  LambdaConfig: record({
    PreSignUp: arn,
    CustomMessage: arn,
    PostConfirmation: arn,
    PreAuthentication: arn,
    PostAuthentication: arn,
    DefineAuthChallenge: arn,
    CreateAuthChallenge: arn,
    VerifyAuthChallengeResponse: arn,
    PreTokenGeneration: arn,
    UserMigration: arn,
    PreTokenGenerationConfig: record({
      LambdaVersion: required(choice("V1_0", "V2_0", "V3_0")),
      LambdaArn: required(arn),
    }),
    CustomSMSSender: sender,
    CustomEmailSender: sender,
    KMSKeyID: arn,
    InboundFederation: sender,
  }),
  AutoVerifiedAttributes: list(address),
  SmsVerificationMessage: smsMessage,
  EmailVerificationMessage: emailMessage,
  EmailVerificationSubject: emailSubject,
  VerificationMessageTemplate: record({
    SmsMessage: smsMessage,
    EmailMessage: emailMessage,
    EmailSubject: emailSubject,
    EmailMessageByLink: text(6, 20_000, `${prose}\\{##${prose}##\\}${prose}`),
    EmailSubjectByLink: emailSubject,
    DefaultEmailOption: choice("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"),
  }),
  SmsAuthenticationMessage: smsMessage,
  MfaConfiguration: mfaMode,
  UserAttributeUpdateSettings: record({ AttributesRequireVerificationBeforeUpdate: list(address) }),
  DeviceConfiguration: record({ ChallengeRequiredOnNewDevice: flag, DeviceOnlyRememberedOnUserPrompt: flag }),
  EmailConfiguration: record({
    SourceArn: arn,
    ReplyToEmailAddress: text(0, 2048, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"),
    EmailSendingAccount: choice("COGNITO_DEFAULT", "DEVELOPER"),
    From: free,
    ConfigurationSet: text(1, 64, "^[a-zA-Z0-9_-]+$"),
  }),
  SmsConfiguration: smsConfiguration,
  UserPoolTags: tags,
  AdminCreateUserConfig: record({
    AllowAdminCreateUserOnly: flag,
    UnusedAccountValidityDays: number(0, 365),
    InviteMessageTemplate: record({
      SMSMessage: text(6, 140),
      EmailMessage: text(6, 20_000, prose),
      EmailSubject: emailSubject,
    }),
  }),
  UserPoolAddOns: record({
    AdvancedSecurityMode: required(choice("OFF", "AUDIT", "ENFORCED")),
    AdvancedSecurityAdditionalFlows: record({ CustomAuthMode: choice("AUDIT", "ENFORCED") }),
  }),
  AccountRecoverySetting: record({
    RecoveryMechanisms: list(
      record({
        Priority: required(number(1, 2)),
        Name: required(choice("verified_email", "verified_phone_number", "admin_only")),
      }),
      2,
      1,
    ),
  }),
  UserPoolTier: tier,
  KeyConfiguration: record({
    KeyType: choice("AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"),
    KmsKeyArn: arn,
  }),
  IssuerConfiguration: record({ Type: choice("ORIGINAL", "UPDATED") }),
  DcrConfiguration: record({
    EnableStatus: choice("Enabled", "Disabled"),
    OpenDcrEnabled: flag,
    AuthenticatedGrantTypes: grantTypes,
    OpenDcrGrantTypes: grantTypes,
    AllowedScopes: list(text(1, 256, "[\\x21\\x23-\\x5B\\x5D-\\x7E]+"), 50),
  }),
} as const;

/** The settings of SetUserPoolMfaConfig besides the mode, which is part of the pool's settings. */
export const mfaSettings = {
  SmsMfaConfiguration: record({
    SmsAuthenticationMessage: smsMessage,
    SmsConfiguration: smsConfiguration,
  }),
  SoftwareTokenMfaConfiguration: record({ Enabled: flag }),
  EmailMfaConfiguration: record({
    Message: emailMessage,
    Subject: text(0, 140, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+"),
  }),
  WebAuthnConfiguration: record({
    RelyingPartyId: text(1, 127),
    UserVerification: choice("required", "preferred"),
    FactorConfiguration: choice("SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"),
  }),
} as const;

import fc from "fast-check";
import type { RawSettings } from "@/tests/kit/raw-client";

/** What Terraform, the AWS console and people's own scripts leave behind: any writable members, mixed clients too. */
export const anySettings: fc.Arbitrary<RawSettings> = fc
  .record(
    {
      AccessTokenValidity: fc.integer({ min: 5, max: 1440 }),
      RefreshTokenValidity: fc.integer({ min: 1, max: 3650 }),
      IdTokenValidity: fc.integer({ min: 1, max: 24 }),
      ReadAttributes: fc.constantFrom<string[][]>(["email"], ["email", "name"]),
      WriteAttributes: fc.constantFrom<string[][]>(["email"], ["name"]),
      ExplicitAuthFlows: fc.constantFrom<RawSettings["ExplicitAuthFlows"]>(
        ["ALLOW_REFRESH_TOKEN_AUTH"],
        ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"],
        ["USER_PASSWORD_AUTH"],
      ),
      SupportedIdentityProviders: fc.constant<string[]>(["COGNITO"]),
      CallbackURLs: urls(),
      LogoutURLs: urls(),
      PreventUserExistenceErrors: fc.constantFrom<RawSettings["PreventUserExistenceErrors"]>(
        "LEGACY",
        "ENABLED",
      ),
      EnableTokenRevocation: fc.boolean(),
      EnablePropagateAdditionalUserContextData: fc.boolean(),
      AuthSessionValidity: fc.integer({ min: 3, max: 15 }),
      AllowedOAuthFlowsUserPoolClient: fc.boolean(),
      AnalyticsConfiguration: fc.record({
        ApplicationArn: fc.constant("arn:aws:mobiletargeting:eu-west-1:123456789012:apps/0a1b2c3d"),
        UserDataShared: fc.boolean(),
      }),
      RefreshTokenRotation: fc.record({
        Feature: fc.constantFrom("ENABLED" as const, "DISABLED" as const),
        RetryGracePeriodSeconds: fc.integer({ min: 0, max: 60 }),
      }),
    },
    { requiredKeys: [] },
  )
  .map((all) => (all.AccessTokenValidity ? { ...all, TokenValidityUnits: { AccessToken: "minutes" } } : all));

function urls(): fc.Arbitrary<string[]> {
  const url = fc.nat(9).map((number) => `https://app${number}.example.com/callback`);
  return fc.uniqueArray(url, { minLength: 1, maxLength: 4 });
}

import { invalid, Refusal } from "@/lib/local-aws/call/refusal";
import type { PoolFacts } from "./records";

type Settings = PoolFacts["settings"];

/**
 * Refuses pool settings that are each valid but conflict with each other. `mfa` is what SetUserPoolMfaConfig last
 * stored; a new pool has none. Texts from memory, unconfirmed.
 */
export function checkPool(settings: Settings, mfa: PoolFacts["mfa"] = {}): void {
  if (settings.AliasAttributes?.length && settings.UsernameAttributes?.length)
    throw invalid("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
  if (isOn(settings.MfaConfiguration) && !settings.SmsConfiguration && !hasFactor(mfa))
    throw invalid(
      "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
    );
  checkTier(settings);
}

/** Refuses to turn on MFA when no second factor is configured. */
export function checkMfa(mode: string | undefined, mfa: PoolFacts["mfa"]): void {
  if (isOn(mode) && !hasFactor(mfa))
    throw invalid("Invalid MFA configuration given, can't turn on MFA without a second factor.");
}

/** Refuses managed login on a pool whose plan does not have it. */
export function requireManagedLogin(settings: Settings): void {
  if (settings.UserPoolTier === "LITE") throw unavailable("Managed login", "LITE");
}

function checkTier(settings: Settings): void {
  const tier = settings.UserPoolTier ?? "ESSENTIALS";
  const security = settings.UserPoolAddOns?.AdvancedSecurityMode ?? "OFF";
  if (security !== "OFF" && tier !== "PLUS") throw unavailable("Threat protection", tier);
  if (tier !== "LITE") return;
  const version = settings.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion;
  if (version === "V2_0" || version === "V3_0") throw unavailable("Access token customization", tier);
  if (settings.DcrConfiguration && settings.DcrConfiguration.EnableStatus !== "Disabled")
    throw unavailable("Dynamic client registration", tier);
  const factors = settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  if (factors.some((factor) => factor !== "PASSWORD")) throw unavailable("Choice-based sign-in", tier);
}

function hasFactor(mfa: PoolFacts["mfa"]): boolean {
  return (
    mfa.SmsMfaConfiguration !== undefined ||
    mfa.EmailMfaConfiguration !== undefined ||
    mfa.SoftwareTokenMfaConfiguration?.Enabled === true
  );
}

function isOn(mode: string | undefined): boolean {
  return mode === "ON" || mode === "OPTIONAL";
}

function unavailable(feature: string, tier: string): Refusal {
  return new Refusal("FeatureUnavailableInTierException", `${feature} is not available in the ${tier} tier.`);
}

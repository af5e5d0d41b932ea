import "server-only";
import { config } from "@/lib/config";
import { ageInDays } from "@/lib/domain/secret/age";
import type { AgedSecret } from "@/lib/domain/secret/rotation";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";
import { type MaxAge, makeSecret, maxAgeAt, type Secret } from "@/lib/domain/secret/secret";
import { now } from "@/lib/process/clock";

/** The console's settings of secrets and their rotation. */
export const rotationSettings = (): RotationSettings => config().rotation;

/** The age from which on a secret is marked as too old, counted from now; null where there is none. */
export function maxSecretAge(): MaxAge | null {
  const { maxAgeDays } = rotationSettings();
  return maxAgeDays === null ? null : maxAgeAt(maxAgeDays, now());
}

/** Secrets with their ages, counted from now, in the same order. */
export function withAges(secrets: readonly Secret[]): AgedSecret[] {
  const asOf = now();
  return secrets.map((secret) => ({ ...secret, ageDays: ageInDays(secret.createdAt, asOf) }));
}

/** A new value for a secret, made as the settings say; null if Cognito makes it and returns it once. */
export function newSecretValue(): string | null {
  const { madeBy, prefix } = rotationSettings();
  return madeBy === "cognito" ? null : makeSecret(prefix);
}

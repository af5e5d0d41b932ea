import "server-only";
import { config } from "@/lib/config";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";
import { makeSecret } from "@/lib/domain/secret/secret";

/** The console's settings of secrets and their rotation. */
export const rotationSettings = (): RotationSettings => config().rotation;

/** A new value for a secret, made as the settings say; null where Cognito makes it, and tells it once. */
export function newSecretValue(): string | null {
  const { madeBy, prefix } = rotationSettings();
  return madeBy === "cognito" ? null : makeSecret(prefix);
}

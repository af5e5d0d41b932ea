import "server-only";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { storeSettings } from "@/lib/config";
import { codeOf } from "@/lib/process/error-name";

/** A setting without which this process cannot run, because it cannot write to DATA_DIR instead. */
export type MissingSetting = {
  readonly setting: "DATABASE_URL" | "FINGERPRINT_KEY";
  readonly message: string;
  readonly advice: string;
};

/** Which settings are missing because DATA_DIR cannot be written to, as in a read-only container. Writes nothing. */
export function missingBesideFolder(): MissingSetting[] {
  const { databaseUrl, fingerprintKey, dataDir } = storeSettings();
  const refusal = refusalOf(dataDir);
  if (refusal === null) return [];
  const where = `the folder DATA_DIR (${dataDir}) isn’t writable (${refusal})`;
  const missing: MissingSetting[] = [];
  if (databaseUrl === null)
    missing.push({
      setting: "DATABASE_URL",
      message: `DATABASE_URL is not set, and ${where}, so the console can’t keep its records.`,
      advice:
        "Set DATABASE_URL to a PostgreSQL database, or DATA_DIR to a folder that this account can write to.",
    });
  if (fingerprintKey === null && !existsSync(join(dataDir, "fingerprint.key")))
    missing.push({
      setting: "FINGERPRINT_KEY",
      message: `FINGERPRINT_KEY is not set, and ${where}, so the console can’t make a key.`,
      advice: "Set FINGERPRINT_KEY to the output of: openssl rand -base64 32",
    });
  return missing;
}

/** The code of the error that writing to `folder`, or making it, would cause; null for none. */
function refusalOf(folder: string): string | null {
  let nearest = resolve(folder);
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  if (!statSync(nearest).isDirectory()) return "ENOTDIR";
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return codeOf(error) ?? "unknown";
  }
}

import "server-only";
import { storeSettings } from "@/lib/config";
import { databaseAdvice } from "@/lib/domain/database-advice";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";
import { missingBesideFolder } from "@/lib/process/data-folder";
import { checkStore } from "@/lib/store/open/check-store";

/**
 * Checks the console's own database (opens it if it is not open, checks its schema, writes and removes a row) and where
 * its key of fingerprints comes from.
 */
export async function examineStore(): Promise<Finding[]> {
  return [...(await examineDatabase()), examineKey()];
}

function examineKey(): Finding {
  const check = "fingerprint key";
  const { databaseUrl, fingerprintKey, dataDir } = storeSettings();
  if (fingerprintKey !== null) return fine(check, "FINGERPRINT_KEY is set.");
  const missing = missingBesideFolder().find(({ setting }) => setting === "FINGERPRINT_KEY");
  if (missing) return wrong(check, missing.message, missing.advice);
  if (databaseUrl === null) return fine(check, `It is kept in DATA_DIR (${dataDir}), beside the database.`);
  return noted(
    check,
    `FINGERPRINT_KEY is not set, so this instance keeps a key of its own in DATA_DIR (${dataDir}). Another instance, or a new container, doesn’t recognize the secrets that this one noted.`,
    "Set FINGERPRINT_KEY to the same value on all instances. Make one with: openssl rand -base64 32",
  );
}

async function examineDatabase(): Promise<Finding[]> {
  const missing = missingBesideFolder().find(({ setting }) => setting === "DATABASE_URL");
  if (missing) return [wrong("store", missing.message, missing.advice)];
  const { databaseUrl, dataDir } = storeSettings();
  const what =
    databaseUrl === null ? `The embedded database in ${dataDir}` : "The PostgreSQL database at DATABASE_URL";
  const report = await checkStore();
  if (report.is === "fine")
    return [fine("store", `${what} is reachable and writable. Its schema is up to date (${report.newest}).`)];
  if (report.is === "newer")
    return [
      wrong(
        "store",
        `${what} was migrated (${report.unknown}) by a newer version of the console.`,
        "Run the same version here.",
      ),
    ];
  if (report.is === "in-use")
    return [
      noted(
        "store",
        `${report.message.split(". ")[0]}, so it was not opened a second time.`,
        "See the line about the console for whether it’s ready.",
      ),
    ];
  const failed = { open: "couldn’t be opened", read: "couldn’t be read", write: "isn’t writable" };
  return [
    wrong(
      "store",
      `${what} ${failed[report.step]} (${report.reason}).`,
      databaseUrl === null
        ? "Check that DATA_DIR is a folder that this account can write to."
        : (databaseAdvice(report.reason) ??
            "Check DATABASE_URL: host, user, password and sslmode. The user must be able to create and alter tables."),
    ),
  ];
}

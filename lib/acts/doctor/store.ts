import "server-only";
import { storeSettings } from "@/lib/config";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";
import { checkStore } from "@/lib/store/open/check-store";

/** Checks the console's own database: opens it if it is not open, checks its schema, writes and removes a row. */
export async function examineStore(): Promise<Finding[]> {
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
        : "Check DATABASE_URL: host, user, password and sslmode. The user must be able to create and alter tables.",
    ),
  ];
}

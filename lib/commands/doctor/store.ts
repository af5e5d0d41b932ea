import { storeSettings } from "@/lib/config";
import { closeStore } from "@/lib/store/database";
import { checkStore } from "@/lib/store/open/check-store";
import { type Finding, fine, noted, wrong } from "./finding";

/** Checks the console's own database: opens it, checks its schema, and writes and removes a row. */
export async function examineStore(): Promise<Finding[]> {
  const { databaseUrl, dataDir } = storeSettings();
  const what =
    databaseUrl === null ? `The embedded database in ${dataDir}` : "The PostgreSQL of DATABASE_URL";
  const report = await checkStore();
  await closeStore().catch(() => {});
  if (report.is === "fine")
    return [fine("store", `${what} answers and takes writes. Its schema is up to date (${report.newest}).`)];
  if (report.is === "newer")
    return [
      wrong(
        "store",
        `${what} was brought further (${report.unknown}) by a newer version than this one.`,
        "Run that version here too.",
      ),
    ];
  if (report.is === "in-use")
    return [
      noted(
        "store",
        `${report.message.split(". ")[0]}, so it was not opened a second time.`,
        "See the line on the console, which says whether it is ready.",
      ),
    ];
  const failed = { open: "could not be opened", read: "could not be read", write: "takes no writes" };
  return [
    wrong(
      "store",
      `${what} ${failed[report.step]} (${report.reason}).`,
      databaseUrl === null
        ? "Check that DATA_DIR is a folder this account may write to."
        : "Check DATABASE_URL: host, account, password and sslmode; and that the account may create and change tables.",
    ),
  ];
}

import { examine } from "@/lib/acts/doctor/report";
import { examineNames } from "@/lib/acts/doctor/settings";
import { examineStore } from "@/lib/acts/doctor/store";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { type Command, runCommand, typed } from "@/lib/commands/command-line";
import { commandSettings, config, SettingsError } from "@/lib/config";
import { type Finding, fine, wrong } from "@/lib/domain/doctor/finding";
import { log } from "@/lib/process/log";
import { closeStore } from "@/lib/store/database";
import { examineConsole } from "./console";
import { reportOf } from "./print";

/** The doctor's command line; `name` is how it is started. */
const doctorOf = (name: string): Command => ({
  name,
  does: [
    "Checks everything that the console needs and prints what to do about each problem: settings, credentials, each",
    "IAM action, pools, sign-in, store and clock. Changes nothing in AWS. Exit status 1 where there is a problem.",
  ].join("\n"),
  options: { json: { does: "Print the report as JSON. Default: a line for each check." } },
  examples: [name, typed({ name }, "--json")],
});

/**
 * Runs the doctor, which was started as `name`, and ends the process. Where COGNITO_POOLS is not set, `withoutPools` gives the findings, or null if it
 * has printed a report itself; without it, that is a wrong setting like any other.
 */
export const runDoctor = (name: string, withoutPools?: () => Promise<Finding[] | null>): Promise<never> =>
  runCommand(doctorOf(name), async (line) => {
    // A finding says what a call would log, and the output must be one report.
    log.level = "silent";
    const findings = await examineAll(withoutPools).finally(() => closeStore().catch(() => {}));
    if (findings === null) return;
    const { text, isWell } = reportOf(findings, line.has("json"));
    console.log(text);
    process.exitCode = isWell ? 0 : 1;
  });

/** Every finding, or null if `withoutPools` has printed a report itself. Throws nothing that settings cause. */
export async function examineAll(withoutPools?: () => Promise<Finding[] | null>): Promise<Finding[] | null> {
  try {
    if (withoutPools && !commandSettings().hasPools) {
      const findings = await withoutPools();
      return findings && [...findings, ...examineNames()];
    }
    const { pools } = config();
    const environments = pools.map(({ environment }) => environment).join(", ");
    const settings = fine("settings", `All settings are valid. Environments: ${environments}.`);
    const parts = await Promise.all([examine(issuer), examineConsole()]);
    return [settings, ...parts.flat()];
  } catch (error) {
    if (error instanceof SettingsError) return await withoutSettings(error);
    throw error;
  }
}

/** Each wrong setting is a problem of its own. Only the store can be checked without the other settings. */
async function withoutSettings(error: SettingsError): Promise<Finding[]> {
  const problems = error.message.split("\n").map((line) => {
    const [name = ""] = line.split(" ");
    return wrong(
      "settings",
      line,
      `Correct ${name}, which .env.example explains. Checks that need it were skipped.`,
    );
  });
  const isStoreMeant = problems.some(({ message }) =>
    /^(DATABASE_URL|DATABASE_CA_FILE|DATABASE_URL_FILE|DATA_DIR|FINGERPRINT_KEY|FINGERPRINT_KEY_FILE) /.test(
      message,
    ),
  );
  problems.push(...examineNames());
  return isStoreMeant ? problems : [...problems, ...(await examineStore())];
}

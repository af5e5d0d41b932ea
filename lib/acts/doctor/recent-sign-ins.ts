import "server-only";
import { config } from "@/lib/config";
import { type GroupsReading, groupsReadings } from "@/lib/domain/access/groups-claim";
import { grantsOf, roleIn } from "@/lib/domain/access/roles";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";
import { newestSignIns } from "@/lib/store/sessions";

const check = "recent sign-ins";

/**
 * What the claim of groups came to at the newest sign-ins: a wrong claim shows here although nobody gets in who could
 * open the doctor in the console. Counts only, and names no group and no person. Finds nothing without sign-ins or
 * without a store, which is a finding of its own.
 */
export async function examineRecentSignIns(): Promise<Finding[]> {
  const found = await newestSignIns();
  if (!found.ok || found.value.length === 0) return [];
  const all = found.value;
  const { claim } = config().signIn.groups;
  const lacking = all.filter(({ groups }) => !hasRole(groups)).map(({ reading }) => reading);
  const these = `of the newest sign-ins (${all.length}, at most 7 days old)`;
  if (lacking.length === 0) return [fine(check, `All ${these} brought a role by the claim ${claim}.`)];
  const why = `the claim ${claim} ${inWords(lacking)}.`;
  if (lacking.length === all.length)
    return [
      wrong(
        check,
        `None ${these} brought a role: ${why}`,
        "Set SIGN_IN_GROUPS_CLAIM to the claim that names groups, have the issuer send it, and add people to m2m-viewer, m2m-operator or m2m-admin. infra/README.md has a recipe for each issuer.",
      ),
    ];
  return [
    noted(
      check,
      `${lacking.length} ${these} brought no role: ${why}`,
      "If these people should have access, add them to m2m-viewer, m2m-operator or m2m-admin, and check that the issuer sends the claim for them.",
    ),
  ];
}

/** Whether groups give a role in an environment that the console has. */
function hasRole(groups: readonly string[]): boolean {
  const grants = grantsOf(groups);
  return config().pools.some(({ environment }) => roleIn({ grants }, environment) !== null);
}

const became: Record<GroupsReading, string> = {
  missing: "was missing in",
  overage: "was left out because of too many groups in",
  unreadable: "was not a list of names in",
  read: "named no role in",
};

const inWords = (readings: readonly GroupsReading[]): string =>
  groupsReadings
    .map((reading) => ({ reading, count: readings.filter((it) => it === reading).length }))
    .filter(({ count }) => count > 0)
    .map(({ reading, count }) => `${became[reading]} ${count}`)
    .join(", ");

import type { GroupsReading } from "@/lib/domain/access/groups-claim";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";

/** What a sign-in brought: the claim of groups, and whether roles can be read again without another sign-in. */
type SignIn = {
  readonly claim: string;
  readonly reading: GroupsReading;
  readonly groups: readonly string[];
  readonly isRenewable: boolean;
};

/** How many groups are named, and how much of each. A person can be in 1,000, with names of 256 characters. */
const MOST_NAMED = 10;
const MOST_CHARACTERS = 64;

const expected =
  "Expected there: m2m-viewer, m2m-operator or m2m-admin, with @ENVIRONMENT for one environment, and team-…";

/**
 * The sign-in of the person who reads the report: whether the claim arrived, and the groups that it names. Only that
 * person may see these findings, which are therefore no part of the report that admins share.
 */
export const examineOwnSignIn = ({ claim, reading, groups, isRenewable }: SignIn): Finding[] => [
  reading === "read"
    ? fine(
        "sign-in groups",
        `The claim ${claim} arrived with your sign-in and names ${named(groups)}. ${expected}.`,
      )
    : wrong(
        "sign-in groups",
        `The claim ${claim} ${arrivals[reading]}. ${expected}.`,
        "Set SIGN_IN_GROUPS_CLAIM to the claim that names groups, or have the issuer send it. infra/README.md has a recipe for each issuer.",
      ),
  isRenewable
    ? fine("sign-in renewal", "The issuer gave a refresh token, so roles are confirmed every 60 seconds.")
    : noted(
        "sign-in renewal",
        "The issuer gave no refresh token: a session lasts an hour at most, and a role that is taken away lasts as long.",
        "Have the issuer give one: see SIGN_IN_SCOPES and SIGN_IN_PARAMETERS in .env.example.",
      ),
];

function named(groups: readonly string[]): string {
  if (groups.length === 0) return "no group";
  const names = groups.slice(0, MOST_NAMED).map((group) => `“${cut(group)}”`);
  const more = groups.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more.toLocaleString("en")} more` : ""}`;
}

function cut(name: string): string {
  const characters = [...name];
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS).join("")}…` : name;
}

const arrivals = {
  missing: "did not arrive with your sign-in",
  overage: "was left out of your sign-in, because you are in too many groups",
  unreadable: "arrived with your sign-in, but isn’t a list of names",
} as const;

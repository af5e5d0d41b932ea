import { isObject, type Members } from "@/lib/domain/text/json-value";
import { own } from "@/lib/domain/text/own";

/** Where an issuer's claims name a person's groups, and how. */
export type GroupsClaim = {
  /**
   * The name of a claim, which may be a URL, or a path into one: `realm_access.roles`. A claim of the whole name wins
   * over a path.
   */
  readonly claim: string;
  /** What separates the names in a claim that is one text. Null: such a text is one name. */
  readonly separator: "comma" | "space" | null;
};

/**
 * What a claim of groups came to: a list of names; `missing`; `overage`, left out because the person is in too many
 * groups, as Entra does it; or `unreadable`, no list of names.
 */
export const groupsReadings = ["read", "missing", "overage", "unreadable"] as const;
export type GroupsReading = (typeof groupsReadings)[number];

/** The groups that claims name. There are none unless they were read. */
export type GroupsRead = { readonly reading: GroupsReading; readonly groups: readonly string[] };

/** More groups than anybody is in, and longer names than any issuer has. A claim with more is unreadable. */
const MOST_GROUPS = 1_000;
const MOST_CHARACTERS = 256;

/** Reads the groups that claims name. The claims are those of a verified token, or of userinfo. */
export function groupsIn(claims: Claims, { claim, separator }: GroupsClaim): GroupsRead {
  const value = own(claims, claim) ?? (claim.includes("://") ? undefined : atPath(claims, claim.split(".")));
  if (value === undefined || value === null)
    return { reading: isElsewhere(claims, claim) ? "overage" : "missing", groups: [] };
  const names = typeof value === "string" ? namesIn(value, separator) : value;
  if (!Array.isArray(names) || names.length > MOST_GROUPS || !names.every(isName))
    return { reading: "unreadable", groups: [] };
  return { reading: "read", groups: names.map(withoutSlash) };
}

export type Claims = Members;

const isName = (value: unknown): value is string =>
  typeof value === "string" && value.length <= MOST_CHARACTERS;

function atPath(claims: Claims, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? own(value, name) : undefined), claims);
}

/** Whether the claims say that their groups are elsewhere: OpenID Connect Core 5.6.2, and Entra's `hasgroups`. */
function isElsewhere(claims: Claims, claim: string): boolean {
  const names = own(claims, "_claim_names");
  const isEntras = claim === "groups" && own(claims, "hasgroups") === true;
  return isEntras || (isObject(names) && Object.hasOwn(names, claim));
}

/**
 * The names in a text. Without a separator it is one name: otherwise, a person who may name a group "a m2m-admin"
 * would be an admin. With commas, also the forms in which Cognito keeps the list of another issuer: `[a, b]` and
 * `["a","b"]`.
 */
function namesIn(text: string, separator: GroupsClaim["separator"]): string[] {
  if (separator === null) return text === "" ? [] : [text];
  if (separator === "space") return text.split(" ").filter((name) => name !== "");
  const list = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  return list
    .split(",")
    .map((name) => name.trim())
    .map((name) => (/^".*"$/.test(name) ? name.slice(1, -1) : name))
    .filter((name) => name !== "");
}

/** Keycloak names a group by its path. Only one at the top is named like a role's: `/teams/m2m-admin` may be a team's. */
const withoutSlash = (name: string): string => (/^\/[^/]+$/.test(name) ? name.slice(1) : name);

import { noKnownOwner, onlyAdmins, type ScopePolicy } from "@/lib/domain/access/ownership";
import { type PersonFacts, type Role, roleIn } from "@/lib/domain/access/roles";
import { belongsToCognito, serverOf } from "@/lib/domain/scope";

/** Everything a person may do in a pool. */
export type Permission = keyof typeof table;

type Rule = {
  readonly roles: readonly Role[];
  /** Whether an operator may do it only to what their own teams own. */
  readonly isTeamwork: boolean;
  /** Whether it may be done to what Terraform manages: an apply may revert an edit, but recreates what was deleted. */
  readonly isTerraformSafe: boolean;
  /** Shown to people who may not: it says who may. */
  readonly sentence: string;
  /** Follows the sentence after a refused attempt. Default: "Nothing was changed." */
  readonly refused?: string;
};

const everybody: readonly Role[] = ["viewer", "operator", "admin"];
const operators: readonly Role[] = ["operator", "admin"];
const admins: readonly Role[] = ["admin"];

const noRole = "None of your groups has a role in this environment.";

const table = {
  read: {
    roles: everybody,
    isTeamwork: false,
    isTerraformSafe: true,
    sentence: noRole,
    refused: "Nothing was shown.",
  },
  "keep views": {
    roles: everybody,
    isTeamwork: false,
    isTerraformSafe: true,
    sentence: noRole,
    refused: "No view was changed.",
  },
  "create client": {
    roles: operators,
    isTeamwork: true,
    isTerraformSafe: true,
    sentence: "Only operators and admins can create app clients.",
  },
  "edit client": {
    roles: operators,
    isTeamwork: true,
    isTerraformSafe: true,
    sentence: "Only operators of the owning team and admins can edit this client.",
  },
  "edit owner": {
    roles: operators,
    isTeamwork: true,
    isTerraformSafe: true,
    sentence: "Only operators of the owning team and admins can change the owner of a client.",
  },
  "rotate secret": {
    roles: operators,
    isTeamwork: true,
    isTerraformSafe: true,
    sentence: "Only operators of the owning team and admins can rotate its secrets.",
  },
  "test token": {
    roles: operators,
    isTeamwork: true,
    isTerraformSafe: true,
    sentence: "Only operators of the owning team and admins can test its credentials.",
    refused: "No token was requested.",
  },
  "suspend client": {
    roles: operators,
    isTeamwork: true,
    isTerraformSafe: true,
    sentence: "Only operators of the owning team and admins can suspend this client.",
  },
  "delete client": {
    roles: admins,
    isTeamwork: false,
    isTerraformSafe: false,
    sentence: "Only admins can delete app clients.",
  },
  "edit resource server": {
    roles: admins,
    isTeamwork: false,
    isTerraformSafe: true,
    sentence: "Only admins can change resource servers.",
  },
  "delete resource server": {
    roles: admins,
    isTeamwork: false,
    isTerraformSafe: false,
    sentence: "Only admins can delete resource servers.",
  },
  "set scope policy": {
    roles: admins,
    isTeamwork: false,
    isTerraformSafe: true,
    sentence: "Only admins can change who may grant scopes.",
  },
  "waive finding": {
    roles: admins,
    isTeamwork: false,
    isTerraformSafe: true,
    sentence: "Only admins can waive findings.",
  },
} as const satisfies Record<string, Rule>;

/** The facts about a person by which the policy decides. */
export type Actor = Pick<PersonFacts, "grants" | "teams">;

/**
 * Why a person can create no client in `environment`, or null if they can. Operators create clients for a team of their
 * own. The page asks this before it shows the form.
 */
export function whyNoClient(person: Actor, environment: string): string | null {
  if (!may(person, "create client", environment)) return whyNot("create client");
  const isAdmin = roleIn(person, environment) === "admin";
  return isAdmin || person.teams.length > 0 ? null : noTeam;
}

/** Whether a person has to name the owner team of a client: operators leave none without one. */
export const needsTeam = (person: Actor, environment: string): boolean =>
  objectionTo(person, "edit owner", environment, { team: null }) !== null;

const noTeam =
  "Operators create app clients for their own team, and you aren’t in one. Ask an admin to create the client or to add you to your team’s sign-in group (its name begins with team-).";

/** Whether a person's role allows this in `environment`, on any object. Roles are checked against this one table. */
export function may(person: Pick<Actor, "grants">, permission: Permission, environment: string): boolean {
  const role = roleIn(person, environment);
  return table[permission].roles.some((allowed) => allowed === role);
}

/** What a role may do this to: everything, what the person's own teams own, or nothing. */
export function reachOf(role: Role, permission: Permission): "everything" | "own teams" | "nothing" {
  const { roles, isTeamwork }: Rule = table[permission];
  if (!roles.includes(role)) return "nothing";
  return isTeamwork && role !== "admin" ? "own teams" : "everything";
}

/** Why a person may not run the checks of the console, which concern all of its environments; null if they may. */
export const whyNoDoctor = (person: Pick<Actor, "grants">, environments: readonly string[]): string | null =>
  environments.every((environment) => roleIn(person, environment) === "admin")
    ? null
    : "Only admins of all environments can run these checks.";

/** The sentence that a screen shows in place of a control that the person may not use. */
export const whyNot = (permission: Permission): string => table[permission].sentence;

/** The sentence for a person who tried without permission. */
export function refusalOf(permission: Permission): string {
  const { sentence, refused = "Nothing was changed." }: Rule = table[permission];
  return `${sentence} ${refused}`;
}

/** What blocks changes of a client or a resource server here, by the console's settings. Null for nothing. */
export type Protection = "protected" | "terraform" | null;

/** What an act is done to, and what it grants. */
export type Subject = {
  /** The team that owns the object, or will own it; null for nobody. */
  readonly team: string | null;
  /** The form's field of the team, where it has one. */
  readonly teamField?: string;
  readonly protection?: Protection;
  /** Full scope strings that the act grants and that were not granted before. */
  readonly grants?: readonly string[];
  /** Who may grant scopes, by identifier of the resource server. A resource server without a policy is restricted. */
  readonly scopePolicies?: ReadonlyMap<string, ScopePolicy>;
};

type Objection = { readonly message: string; readonly field: string | null };

/** Why a person may not do this to `subject`, with its form field, or null. Check the role first, with `may`. */
export function objectionTo(
  person: Actor,
  permission: Permission,
  environment: string,
  { team, teamField, protection = null, grants = [], scopePolicies = new Map() }: Subject,
): Objection | null {
  if (permission !== "read" && protection === "protected") return { message: untouchable, field: null };
  if (protection === "terraform" && !table[permission].isTerraformSafe)
    return { message: inTerraform, field: null };
  if (roleIn(person, environment) === "admin") return null;
  if (table[permission].isTeamwork && (team === null || !person.teams.includes(team)))
    return { message: teamField ? chooseOwn(person.teams) : belongsTo(team), field: teamField ?? null };
  for (const scope of grants) {
    const who = whoGrants(person, environment, scope, scopePolicies);
    if (who !== null) return { message: `${scope} is restricted. Ask ${who} to grant it.`, field: "scopes" };
  }
  return null;
}

/** Why a person may not do this to `subject`, by role or by team, or null. Screens ask before they show a control. */
export const whyNotOn = (person: Actor, permission: Permission, environment: string, subject: Subject) =>
  may(person, permission, environment)
    ? (objectionTo(person, permission, environment, subject)?.message ?? null)
    : whyNot(permission);

/** Those of `permissions` that a person has on `subject`. */
export const permittedOn = <P extends Permission>(
  person: Actor,
  permissions: readonly P[],
  environment: string,
  subject: Subject,
): P[] => permissions.filter((permission) => whyNotOn(person, permission, environment, subject) === null);

/**
 * Why a person may not do all that can be done with a client as a whole, in one sentence for all of it. Null if they may,
 * and for a protected client, which its page explains.
 */
export function whyNotManage(person: Actor, environment: string, subject: Subject): string | null {
  if (subject.protection === "protected") return null;
  return whyNotOn(person, "suspend client", environment, subject) === null
    ? whyNotOn(person, "delete client", environment, subject)
    : belongsTo(subject.team);
}

/**
 * Whom to ask for a scope (its full string) that a person may not grant themselves, or null if they may. Admins grant
 * all scopes; operators grant open scopes and those on resource servers of their own teams. A scope is restricted until
 * somebody opens it. Nobody can open a system scope.
 */
export function whoGrants(
  person: Actor,
  environment: string,
  scope: string,
  scopePolicies: ReadonlyMap<string, ScopePolicy>,
): string | null {
  if (roleIn(person, environment) === "admin") return null;
  if (belongsToCognito(scope)) return onlyAdmins;
  const { identifier, name } = serverOf(scope);
  const { team = null, openScopes = [] } = scopePolicies.get(identifier) ?? {};
  if (openScopes.includes(name) || (team !== null && person.teams.includes(team))) return null;
  return team === null ? onlyAdmins : `${team} or an admin`;
}

const untouchable =
  "Protected: this client is used for signing in to Clientele or listed in PROTECTED_CLIENTS. It can’t be changed here.";
const inTerraform =
  "This is managed with Terraform. Delete it there; otherwise the next apply creates it again.";

const belongsTo = (team: string | null) =>
  team === null
    ? `${noKnownOwner}. Only admins can change this client.`
    : `This client belongs to ${team}. Only operators of that team and admins can change it.`;

const chooseOwn = (teams: readonly string[]) =>
  teams.length === 0
    ? "You aren’t in a team. Ask an admin to add you to one."
    : `Choose one of your teams: ${teams.join(", ")}.`;

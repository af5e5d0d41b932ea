import { type PersonFacts, type Role, roleIn } from "@/lib/domain/access";
import type { ScopePolicy } from "@/lib/domain/ownership";

/** Everything a person may do in a pool. */
export type Permission = keyof typeof table;

type Rule = {
  readonly roles: readonly Role[];
  /** Whether an operator may do it only to what their own teams own. */
  readonly isTeamwork: boolean;
  readonly sentence: string;
};

const table = {
  read: {
    roles: ["viewer", "operator", "admin"],
    isTeamwork: false,
    sentence: "Your groups give you no role in this environment.",
  },
  "create client": {
    roles: ["operator", "admin"],
    isTeamwork: true,
    sentence: "Only operators and admins of this environment create app clients. Nothing was changed.",
  },
  "edit owner": {
    roles: ["operator", "admin"],
    isTeamwork: true,
    sentence: "Only operators of the owning team and admins edit who owns a client. Nothing was changed.",
  },
} as const satisfies Record<string, Rule>;

type Actor = Pick<PersonFacts, "grants" | "teams">;

/** Whether somebody's role allows this in `environment`, whatever it is done to. The one table that the door asks. */
export function may(person: Pick<Actor, "grants">, permission: Permission, environment: string): boolean {
  const role = roleIn(person, environment);
  return role !== null && table[permission].roles.some((allowed) => allowed === role);
}

/** The sentence for somebody who may not. */
export const whyNot = (permission: Permission): string => table[permission].sentence;

/** What an act is done to, and what it grants. */
export type Subject = {
  /** The team that owns the object, or will own it; null for nobody. */
  readonly team: string | null;
  /** The form's field of the team, where it has one. */
  readonly teamField?: string;
  /** Full scope strings that the act grants. */
  readonly scopes?: readonly string[];
  /** Who owns the resource servers, by identifier. */
  readonly policies?: ReadonlyMap<string, ScopePolicy>;
};

/** Why somebody may not do this to `subject`, beside which field, or null where they may. Roles are checked before. */
export function objectionTo(
  person: Actor,
  permission: Permission,
  environment: string,
  { team, teamField, scopes = [], policies = new Map() }: Subject,
): { message: string; field: string | null } | null {
  if (roleIn(person, environment) === "admin") return null;
  if (table[permission].isTeamwork && (team === null || !person.teams.includes(team)))
    return { message: notYours(person.teams), field: teamField ?? null };
  const refused = scopes
    .map((scope) => grantObjection(person, environment, scope, policies))
    .find((it) => it !== null);
  return refused ? { message: refused, field: "scopes" } : null;
}

/**
 * Why somebody may not grant a scope, or null where they may: admins grant all; operators what is open, and what is
 * on resource servers of their own teams. A scope is restricted until somebody opens it.
 */
export function grantObjection(
  person: Actor,
  environment: string,
  scope: string,
  policies: ReadonlyMap<string, ScopePolicy>,
): string | null {
  if (roleIn(person, environment) === "admin") return null;
  const identifier = scope.slice(0, scope.lastIndexOf("/"));
  const { team = null, openScopes = [] } = policies.get(identifier) ?? {};
  if (openScopes.includes(scope.slice(identifier.length + 1))) return null;
  if (team !== null && person.teams.includes(team)) return null;
  return `${scope} is restricted. ${team === null ? "Ask an admin" : `Ask ${team}`} to grant it.`;
}

const notYours = (teams: readonly string[]) =>
  teams.length === 0
    ? "You are in no team, so nothing can belong to one of yours. Ask an admin."
    : `Choose one of your own teams: ${teams.join(", ")}.`;

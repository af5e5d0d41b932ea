import { type PersonFacts, type Role, roleIn } from "@/lib/domain/access";

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

/** What an act is done to. */
export type Subject = {
  /** The team that owns the object, or will own it; null for nobody. */
  readonly team: string | null;
  /** The form's field of the team, where it has one. */
  readonly teamField?: string;
};

/** Why somebody may not do this to `subject`, beside which field, or null where they may. Roles are checked before. */
export function objectionTo(
  person: Actor,
  permission: Permission,
  environment: string,
  { team, teamField }: Subject,
): { message: string; field: string | null } | null {
  if (roleIn(person, environment) === "admin") return null;
  if (table[permission].isTeamwork && (team === null || !person.teams.includes(team)))
    return { message: teamField ? chooseOwn(person.teams) : belongsTo(team), field: teamField ?? null };
  return null;
}

/** Why somebody may not do this to `subject`, be it their role or the team, or null: what a screen asks beforehand. */
export const whyNotOn = (person: Actor, permission: Permission, environment: string, subject: Subject) =>
  may(person, permission, environment)
    ? (objectionTo(person, permission, environment, subject)?.message ?? null)
    : whyNot(permission);

const belongsTo = (team: string | null) =>
  team === null
    ? "Nobody is known to own this client, so only admins change it."
    : `This client belongs to ${team}: its operators and admins change it.`;

const chooseOwn = (teams: readonly string[]) =>
  teams.length === 0
    ? "You are in no team, so nothing can belong to one of yours. Ask an admin."
    : `Choose one of your own teams: ${teams.join(", ")}.`;

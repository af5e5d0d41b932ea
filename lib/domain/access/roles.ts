declare const proof: unique symbol;

export type Role = "viewer" | "operator" | "admin";

/** A role somebody has: everywhere, or in one environment only. */
export type Grant = { readonly role: Role; readonly environment: string | null };

/** A person who is signed in. Only lib/auth makes one. */
export type Person = PersonFacts & { readonly [proof]: "person" };

export type PersonFacts = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly teams: readonly string[];
};

/** A user pool that a person may at least read. Every call to Cognito takes one; only lib/aws/cognito/pools makes it. */
export type Pool = PoolFacts & { readonly [proof]: "pool" };

/**
 * A user pool that may only be read, which is all that a read asks for. A person's `Pool` is one too; one without a
 * person belongs to the console's own background reads (lib/inventory).
 */
export type ReadablePool = PoolAddress & { readonly [proof]: "pool" | "reader" };

export type PoolAddress = {
  readonly id: string;
  readonly environment: string;
  readonly region: string;
  /** The role in another account through which this pool is reached. */
  readonly roleArn: string | null;
};

/** A pool as the script of a page knows it. The type refuses a whole `Pool`, which holds the person. */
export type PoolShown = Pick<PoolAddress, "id" | "environment"> & { readonly roleArn?: never };

export const poolShown = ({ id, environment }: PoolAddress): PoolShown => ({ id, environment });

export type PoolFacts = PoolAddress & { readonly person: Person };

// Only lib/auth and lib/aws/cognito/pools may call these three: a lint rule checks it.
export const makePerson = (facts: PersonFacts) => facts as Person;
export const makePool = (facts: PoolFacts) => facts as Pool;
export const makeReader = (address: PoolAddress) => address as ReadablePool;

/** The roles, from the one that may do least. */
export const roles = ["viewer", "operator", "admin"] as const satisfies readonly Role[];

/** The sign-in group that gives a role: everywhere, or in one environment. */
export const groupOf = (role: Role, environment: string | null = null): string =>
  `m2m-${role}${environment === null ? "" : `@${environment}`}`;

/** The sign-in groups that have a role everywhere, from the weakest, with what people can do in each. */
export const roleGroups = [
  { group: groupOf("viewer"), can: "See app clients and scopes" },
  { group: groupOf("operator"), can: "Create and change the clients of your teams" },
  { group: groupOf("admin"), can: "Change everything" },
] as const;

const roleGroup = /^m2m-(viewer|operator|admin)(?:@(.+))?$/;

/** The roles that sign-in groups stand for: `m2m-admin`, or `m2m-operator@dev` for one environment. */
export function grantsOf(groups: readonly string[]): Grant[] {
  return groups.flatMap((group) => {
    const [, role, environment = null] = roleGroup.exec(group) ?? [];
    return role === "viewer" || role === "operator" || role === "admin" ? [{ role, environment }] : [];
  });
}

/** The teams that sign-in groups stand for: every `team-…`. */
export const teamsOf = (groups: readonly string[]) => groups.filter((group) => /^team-./.test(group));

/** The strongest role somebody has in an environment, or null. */
export function roleIn(person: Pick<PersonFacts, "grants">, environment: string): Role | null {
  const roles = person.grants
    .filter((grant) => grant.environment === null || grant.environment === environment)
    .map((grant) => grant.role);
  return (["admin", "operator", "viewer"] as const).find((role) => roles.includes(role)) ?? null;
}

/** How long a session lasts: in all, and without input. */
export type SessionLimits = { hours: number; idleMinutes: number };

/** Whether a session still stands at `now` (all instants in epoch milliseconds). */
export function isLive(session: { signedInAt: number; seenAt: number }, limits: SessionLimits, now: number) {
  return (
    now < session.signedInAt + limits.hours * 3_600_000 && now < session.seenAt + limits.idleMinutes * 60_000
  );
}

const roleNames = { viewer: "Viewer", operator: "Operator", admin: "Admin" } as const;

/** Roles and teams as people read them: "Operator in dev", "Team orders". */
export const rolesInWords = ({ grants, teams }: Pick<PersonFacts, "grants" | "teams">): string[] => [
  ...grants.map(({ role, environment }) =>
    environment ? `${roleNames[role]} in ${environment}` : roleNames[role],
  ),
  ...teams.map((team) => `Team ${team.replace("team-", "")}`),
];

/** Whether mistakes in an environment cost most. CONFIRM_ENVIRONMENTS can name others in which changes are confirmed. */
export const isProduction = (environment: string): boolean => /^prod/i.test(environment);

/** Why a name has to be typed where each change is confirmed. */
export const CONFIRMED_POOL = "Changes in this environment ask for the name.";

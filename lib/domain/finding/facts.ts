import type { OwnerFacts, ScopePolicy, Suspension } from "@/lib/domain/access/ownership";
import { type AppClient, nameKey } from "@/lib/domain/client/client";
import type { OutsideChange } from "@/lib/domain/list/inventory";
import type { ClientRow } from "@/lib/domain/list/parse";
import type { Registration } from "@/lib/domain/pool/registration";
import type { ResourceServer } from "@/lib/domain/scope";

/** The settings of a user pool that rules judge. */
export type JudgedSettings = {
  readonly hasDomain: boolean;
  readonly registration: Registration | null;
  /** Null where the console does not know it. */
  readonly isDeletionProtected: boolean | null;
};

/** Everything that the rules judge of a pool, as the console remembers it. `at` is the instant of the judgement. */
export type PoolSnapshot = {
  readonly poolId: string;
  readonly environment: string;
  readonly at: number;
  /** The limit that the settings give to the age of a secret; null for none. */
  readonly maxAgeDays: number | null;
  /** All clients, read or not. */
  readonly clients: readonly ClientRow[];
  /** Null while they have not been read. */
  readonly servers: readonly ResourceServer[] | null;
  /** By client id, as the three maps after it. */
  readonly owners: ReadonlyMap<string, OwnerFacts>;
  readonly suspensions: ReadonlyMap<string, Pick<Suspension, "suspendedAt" | "endedAt">>;
  readonly outside: ReadonlyMap<string, OutsideChange>;
  /** How often the client was changed outside the console within `OUTSIDE_DAYS`. */
  readonly outsideCounts: ReadonlyMap<string, number>;
  /** When secrets are to be retired (ISO instants), by `secretKey`. */
  readonly retirements: ReadonlyMap<string, string>;
  /** By identifier of the resource server. */
  readonly scopePolicies: ReadonlyMap<string, ScopePolicy>;
  /** The teams with an operator or admin who signed in lately; null if no such sign-in is known. */
  readonly actingTeams: ReadonlySet<string> | null;
  /** Null while they have not been read. */
  readonly settings: JudgedSettings | null;
  /** When all names were last listed (epoch milliseconds), and why the listing after that one failed. */
  readonly listedAt: number | null;
  readonly trouble: string | null;
};

/** The days over which changes outside the console are counted. */
export const OUTSIDE_DAYS = 30;

/** The key of a secret in `retirements`. */
export const secretKey = (clientId: string, secretId: string) => `${clientId} ${secretId}`;

/** An M2M client whose settings are known. */
export type ReadClient = ClientRow & { readonly client: AppClient };

/** The facts that rules derive from the whole pool, each once. */
export type Judged = PoolSnapshot & {
  /** How many clients have a name, by its `nameKey`. */
  readonly namesakes: ReadonlyMap<string, number>;
  /** The scopes of each resource server, by its identifier. */
  readonly scopesOf: ReadonlyMap<string, readonly string[]>;
  /** Every scope that a client has; null unless all clients were read. */
  readonly held: ReadonlySet<string> | null;
  /** How many clients have not been read. */
  readonly unread: number;
};

/** Derives the facts of the whole pool. Each is computed when a rule first asks for it. */
export function judged(facts: PoolSnapshot): Judged {
  const namesakes = once(() => {
    const found = new Map<string, number>();
    for (const { name } of facts.clients) {
      const key = nameKey(name);
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  });
  const scopesOf = once(
    () =>
      new Map((facts.servers ?? []).map((it) => [it.identifier, it.scopes.map(({ full }) => full)] as const)),
  );
  const unread = once(() => facts.clients.filter(({ client }) => client === null).length);
  const held = once(() =>
    unread() > 0 || facts.listedAt === null
      ? null
      : new Set(facts.clients.flatMap(({ client }) => client?.scopes ?? [])),
  );
  return {
    ...facts,
    get namesakes() {
      return namesakes();
    },
    get scopesOf() {
      return scopesOf();
    },
    get unread() {
      return unread();
    },
    get held() {
      return held();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

import { notFound } from "@/lib/local-aws/call/refusal";
import { format, openDataFile } from "./data-file";
import type {
  Account,
  Branding,
  Client,
  DataFile,
  Domain,
  Group,
  Person,
  PoolFacts,
  Refresh,
  ResourceServer,
} from "./records";
import { Shelf } from "./shelf";

/** One user pool and everything in it. */
export type Pool = {
  facts: PoolFacts;
  keys: { access: string; id: string } | null;
  readonly domains: Shelf<Domain>;
  readonly servers: Shelf<ResourceServer>;
  readonly clients: Shelf<Client>;
  readonly groups: Shelf<Group>;
  readonly people: Shelf<Person>;
  readonly brandings: Shelf<Branding>;
};

/** Everything this Cognito remembers. Change it, call `changed()`, and answer after `saved()`. */
export type State = {
  readonly pools: Shelf<Pool>;
  readonly refresh: Map<string, Refresh>;
  accounts: Account[];
  /** Whether a data file holds the state. */
  readonly isKept: boolean;
  /** Counts the changes, so that a caller can tell whether there was one. */
  version(): number;
  changed(): void;
  /** Resolves when every change made so far is on disk. */
  saved(): Promise<void>;
  close(): Promise<void>;
};

/** Opens the state of a data file. `seed` fills a new state. Without a file, the state is in memory only. */
export async function openState(
  dataFile: string | undefined,
  seed: (state: State) => Promise<void>,
): Promise<State> {
  const disk = dataFile === undefined ? null : openDataFile(dataFile);
  const file = disk?.content ?? null;
  const pools = new Shelf<Pool>();
  const refresh = new Map<string, Refresh>();
  let version = 0;
  const state: State = {
    pools,
    refresh,
    accounts: file?.accounts ?? [],
    isKept: disk !== null,
    version: () => version,
    changed: () => {
      version++;
    },
    saved: async () => disk?.saved(version, () => filePieces(state)),
    close: async () => {
      await state.saved();
      disk?.unlock();
    },
  };
  try {
    for (const kept of file?.pools ?? []) pools.set(kept.facts.id, poolFrom(kept));
    for (const kept of file?.refresh ?? []) refresh.set(kept.hash, kept);
    if (!file) await seed(state);
    return state;
  } catch (error) {
    disk?.unlock();
    throw error;
  }
}

/** An empty pool. */
export function newPool(facts: PoolFacts): Pool {
  return {
    facts,
    keys: null,
    domains: new Shelf(),
    servers: new Shelf(),
    clients: new Shelf(),
    groups: new Shelf(),
    people: new Shelf(),
    brandings: new Shelf(),
  };
}

/** The pool with this id, or ResourceNotFoundException. */
export function findPool(state: State, id: string): Pool {
  const pool = state.pools.get(id);
  if (!pool) throw noSuchPool(id);
  return pool;
}

/** The refusal for the id of a pool that the caller does not see. */
export const noSuchPool = (id: string) => notFound(`User pool ${id} does not exist.`);

/** The app client with this id, or ResourceNotFoundException. */
export function findClient(pool: Pool, id: string): Client {
  const client = pool.clients.get(id);
  if (!client) throw notFound(`User pool client ${id} does not exist.`);
  return client;
}

/**
 * The scope for registering clients. It belongs to Cognito: no resource server has it, and none is looked at when it is
 * used (developer guide, dynamic client registration).
 */
export const registerScope = "aws.cognito/dcr/register";

/** Whether a full scope string (`<resource server>/<name>`) names a scope that exists now. */
export function isActiveScope({ servers }: Pool, scope: string): boolean {
  const known = activeScopes.get(servers);
  if (known?.version === servers.version) return known.scopes.has(scope) || scope === registerScope;
  // A scope's name contains no slash, so two different pairs of server and name never make the same text.
  const all = [...servers.values()].flatMap(({ Identifier, Scopes = [] }) =>
    Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
  );
  const scopes = new Set(all);
  activeScopes.set(servers, { version: servers.version, scopes });
  return scopes.has(scope) || scope === registerScope;
}

const activeScopes = new WeakMap<Shelf<ResourceServer>, { version: number; scopes: Set<string> }>();

function poolFrom(kept: DataFile["pools"][number]): Pool {
  const pool = newPool(kept.facts);
  const shared = new Map<string, string>();
  pool.keys = kept.keys ?? null;
  for (const it of kept.domains) pool.domains.set(it.name, it);
  for (const it of kept.servers) pool.servers.set(it.Identifier, it);
  for (const it of kept.clients) {
    shareScopes(it.settings.AllowedOAuthScopes ?? [], shared);
    pool.clients.set(it.id, it);
  }
  for (const it of kept.groups) pool.groups.set(it.name, it);
  for (const it of kept.people) pool.people.set(it.username, it);
  for (const it of kept.brandings) pool.brandings.set(it.id, it);
  return pool;
}

// 10,000 clients name the same few hundred scopes 250,000 times. Sharing the texts saves a quarter of the memory.
function shareScopes(scopes: string[], shared: Map<string, string>): void {
  for (const [index, scope] of scopes.entries()) {
    const known = shared.get(scope);
    if (known === undefined) shared.set(scope, scope);
    else scopes[index] = known;
  }
}

// The content of the data file in pieces, all taken at the same moment and written later.
function filePieces(state: State): string[] {
  const pools = [...state.pools.values()].map((pool) => [
    `{"facts":${jsonOf(pool.facts)}${pool.keys ? `,"keys":${jsonOf(pool.keys)}` : ""}`,
    ...listOf("domains", pool.domains.values()),
    ...listOf("servers", pool.servers.values()),
    ...listOf("clients", pool.clients.values()),
    ...listOf("groups", pool.groups.values()),
    ...listOf("people", pool.people.values()),
    ...listOf("brandings", pool.brandings.values()),
    "}\n",
  ]);
  return [
    `{"format":"${format}","accounts":${JSON.stringify(state.accounts)},"pools":[`,
    ...pools.flatMap((pieces, index) => (index === 0 ? pieces : [",", ...pieces])),
    "]",
    ...listOf("refresh", state.refresh.values()),
    "}\n",
  ];
}

// Records are replaced, never changed, so each is encoded once. A save of 10,000 clients only writes.
const texts = new WeakMap<object, string>();

function jsonOf(value: object): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const made = JSON.stringify(value);
  texts.set(value, made);
  return made;
}

function listOf(name: string, records: Iterable<object>): string[] {
  const pieces = [`,"${name}":[`];
  for (const each of records) pieces.push(pieces.length === 1 ? jsonOf(each) : `,\n${jsonOf(each)}`);
  pieces.push("]");
  return pieces;
}

import type { ClientRow } from "@/lib/domain/list/parse";
import { pagesFrom } from "@/lib/domain/navigation";
import { clientActs, isOffered, poolActs } from "@/lib/domain/palette/acts";
import type { Entry, Group } from "@/lib/domain/palette/entry";
import { distance, nearest, searchWords } from "@/lib/domain/palette/match";
import type { PaletteQuery } from "@/lib/domain/palette/query";
import { type Actor, may, type Protection } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { serverOf } from "@/lib/domain/scope";

/** What the console remembers of a pool that the person may see. */
export type KnownPool = {
  readonly environment: string;
  /** By name. */
  readonly rows: readonly ClientRow[];
  readonly scopes: ReadonlySet<string>;
  /** The name of each resource server, by its identifier. */
  readonly serverNames: ReadonlyMap<string, string>;
};

type Known = {
  readonly person: Actor;
  /** Whether the person may run the checks of the console. */
  readonly mayCheck: boolean;
  readonly pools: readonly KnownPool[];
  readonly protectionOf: (clientId: string) => Protection;
};

/** A client with the pool it is in. */
type Placed = { readonly pool: KnownPool; readonly row: ClientRow };

const MOST_CLIENTS = 8;
const MOST_OTHERS = 5;
/** How many clients an act is offered for when the text names several. */
const MOST_TARGETS = 3;

/**
 * What the palette shows for a search: the groups with something in them, the best match first. Without a text: the
 * acts on the page's client, the clients seen last, the acts in the page's pool, and the pages. It offers only what the
 * person may do.
 */
export function findInPalette(known: Known, query: PaletteQuery): Group[] {
  const pools = known.pools.toSorted((one, other) => isHere(other, query) - isHere(one, query));
  const words = searchWords(query.q);
  const groups =
    words.length === 0 ? startOf({ ...known, pools }, query) : foundBy({ ...known, pools }, query, words);
  return groups.filter(({ entries }) => entries.length > 0);
}

const isHere = (pool: KnownPool, query: PaletteQuery) => Number(pool.environment === query.environment);

function startOf(known: Known, query: PaletteQuery): Group[] {
  const { environment, client } = query;
  const here =
    environment !== undefined && client !== undefined ? placedAt(known, environment, client) : null;
  const recent = query.recent
    .map((one) => placedAt(known, one.environment, one.clientId))
    .filter((one) => one !== null && one.row !== here?.row);
  const inSight = known.pools.filter((pool) => environment === undefined || pool.environment === environment);
  return [
    {
      kind: "actions",
      label: here?.row.name ?? "",
      entries: here ? actsOn(known, here).map(({ label, href }) => ({ ...bare, title: label, href })) : [],
    },
    {
      kind: "recent",
      label: "Recent app clients",
      entries: recent.flatMap((one) => (one ? clientEntry(one) : [])),
    },
    { kind: "actions", label: "Actions", entries: inSight.flatMap((pool) => actEntries(known, pool)) },
    {
      kind: "pages",
      label: "Pages",
      entries: pagesIn(known, known.pools.find((pool) => pool.environment === environment) ?? null).map(
        ({ label, href }) => ({ ...bare, title: label, href }),
      ),
    },
  ];
}

function foundBy(known: Known, query: PaletteQuery, words: readonly string[]): Group[] {
  const { pools } = known;
  const clients = nearestClients(pools, words, MOST_CLIENTS);
  const acts = nearest(actsFor(known, query, words), MOST_OTHERS, ({ away }) => away);
  const scopes = nearest(scopesOf(pools), MOST_OTHERS, ({ pool, full, server }) =>
    distance(words, full.toLowerCase(), lower(server, pool.environment)),
  );
  const servers = nearest(serversOf(pools), MOST_OTHERS, ({ pool, identifier, name }) =>
    distance(words, name.toLowerCase(), lower(identifier, pool.environment)),
  );
  const pages = nearest(pagesOf(known), MOST_OTHERS, ({ title, environment }) =>
    distance(words, title.toLowerCase(), lower(environment ?? "")),
  );
  const groups: (Group & { away: number })[] = [
    {
      kind: "clients",
      label: "App clients",
      away: awayOf(clients),
      entries: [...clients.map(({ one }) => clientEntry(one)), ...inList(query)],
    },
    { kind: "actions", label: "Actions", away: awayOf(acts), entries: acts.map(({ one }) => one.entry) },
    {
      kind: "servers",
      label: "Resource servers",
      away: awayOf(servers),
      entries: servers.map(({ one: { pool, identifier, name } }) => ({
        title: name,
        detail: identifier,
        environment: pool.environment,
        href: routes.resourceServer(pool, identifier),
      })),
    },
    {
      kind: "scopes",
      label: "Scopes",
      away: awayOf(scopes),
      entries: scopes.map(({ one: { pool, full, server } }) => ({
        title: full,
        detail: server,
        environment: pool.environment,
        href: routes.resourceServer(pool, serverOf(full).identifier),
      })),
    },
    { kind: "pages", label: "Pages", away: awayOf(pages), entries: pages.map(({ one }) => one) },
  ];
  return groups.sort((one, other) => one.away - other.away).map(({ away: _away, ...group }) => group);
}

const awayOf = ([first]: readonly { away: number }[]) => first?.away ?? Number.POSITIVE_INFINITY;

const lower = (...texts: readonly string[]) => texts.map((text) => text.toLowerCase());

const bare = { detail: null, environment: null };

function placedAt({ pools }: Known, environment: string, clientId: string): Placed | null {
  const pool = pools.find((one) => one.environment === environment);
  const row = pool?.rows.find((one) => one.clientId === clientId);
  return pool && row ? { pool, row } : null;
}

/** The texts of a client by which it is found, in lower case. */
type Texts = { readonly placed: Placed; readonly title: string; readonly others: readonly string[] };

/** By the rows of a pool, which are other ones after each change: most searches of 10,000 clients begin with these. */
const textsKnown = new WeakMap<readonly ClientRow[], readonly Texts[]>();

function textsOf(pool: KnownPool): readonly Texts[] {
  const known = textsKnown.get(pool.rows);
  if (known) return known;
  const texts = pool.rows.map((row) => ({
    placed: { pool, row },
    title: row.name.toLowerCase(),
    others: lower(row.clientId, pool.environment, row.ownerTeam ?? ""),
  }));
  textsKnown.set(pool.rows, texts);
  return texts;
}

const nearestClients = (pools: readonly KnownPool[], words: readonly string[], most: number) =>
  nearest(pools.flatMap(textsOf), most, ({ title, others }) => distance(words, title, others)).map(
    ({ one, away }) => ({ one: one.placed, away }),
  );

const clientEntry = ({ pool, row }: Placed): Entry => ({
  title: row.name,
  detail: row.clientId,
  environment: pool.environment,
  href: routes.client(pool, row.clientId),
});

/** The way to the list itself, which also finds by scope and has filters. */
const inList = ({ environment, q }: PaletteQuery): Entry[] =>
  environment === undefined
    ? []
    : [
        {
          ...bare,
          title: `Search the list for “${q.trim()}”`,
          href: routes.clientsFound({ environment }, new URLSearchParams({ q: q.trim() })),
        },
      ];

function* scopesOf(pools: readonly KnownPool[]) {
  for (const pool of pools)
    for (const full of pool.scopes)
      yield { pool, full, server: pool.serverNames.get(serverOf(full).identifier) ?? "" };
}

function* serversOf(pools: readonly KnownPool[]) {
  for (const pool of pools)
    for (const [identifier, name] of pool.serverNames) yield { pool, identifier, name };
}

/** The navigation leaves the setup of a pool out once nothing is open; the palette still finds it. */
const pagesIn = ({ person, mayCheck }: Known, pool: KnownPool | null) =>
  pagesFrom(pool, {
    hasSetup: pool !== null && may(person, "set scope policy", pool.environment),
    hasDoctor: mayCheck,
  });

/** The pages of each pool with its environment, and those of no pool once. */
function* pagesOf(known: Known): Generator<Entry> {
  const poolless = pagesIn(known, null);
  for (const pool of known.pools)
    for (const { label, href } of pagesIn(known, pool))
      if (!poolless.some((page) => page.href === href))
        yield { title: label, detail: null, environment: pool.environment, href };
  for (const { label, href } of poolless) yield { ...bare, title: label, href };
}

function actsOn({ person, protectionOf }: Known, { pool, row }: Placed) {
  return clientActs
    .filter((act) => isOffered(person, act, row, pool.environment, protectionOf(row.clientId)))
    .map(({ label, href }) => ({ label, href: href(pool, row.clientId) }));
}

const actEntries = ({ person }: Known, pool: KnownPool): Entry[] =>
  poolActs(person, pool).map(({ label, href }) => ({
    title: label,
    detail: null,
    environment: pool.environment,
    href,
  }));

/**
 * The acts that a text names. Words that begin a word of an act choose it, the others choose the clients that it is
 * offered for: "rotate orders". Without other words, it is offered for the page's client and those seen last.
 */
function* actsFor(known: Known, query: PaletteQuery, words: readonly string[]) {
  const targets = new Map<string, readonly Placed[]>();
  for (const pool of known.pools)
    for (const { label, also, href } of poolActs(known.person, pool)) {
      const away = distance(words, label.toLowerCase(), lower(...also.split(" "), pool.environment));
      if (away !== null)
        yield { away, entry: { title: label, detail: null, environment: pool.environment, href } };
    }
  for (const act of clientActs) {
    const names = `${act.label} ${act.also}`.toLowerCase().split(" ");
    const choosing = words.filter((word) => names.some((name) => name.startsWith(word)));
    const others = words.filter((word) => !choosing.includes(word));
    if (choosing.length === 0) continue;
    const key = others.join(" ");
    const near = targets.get(key) ?? targetsOf(known, query, others);
    targets.set(key, near);
    const away = distance(choosing, act.label.toLowerCase(), act.also.split(" ")) ?? 0;
    const offered = near.filter(({ pool, row }) =>
      isOffered(known.person, act, row, pool.environment, known.protectionOf(row.clientId)),
    );
    for (const { pool, row } of offered.slice(0, MOST_TARGETS))
      yield {
        away,
        entry: {
          title: act.label,
          detail: row.name,
          environment: pool.environment,
          href: act.href(pool, row.clientId),
        },
      };
  }
}

/** The clients that an act may be about: more than are shown, because some of them are not offered it. */
function targetsOf(known: Known, query: PaletteQuery, words: readonly string[]): readonly Placed[] {
  if (words.length > 0) return nearestClients(known.pools, words, 5 * MOST_TARGETS).map(({ one }) => one);
  const { environment, client } = query;
  const here = environment !== undefined && client !== undefined ? [{ environment, clientId: client }] : [];
  const seen = [...here, ...query.recent].flatMap(
    (one) => placedAt(known, one.environment, one.clientId) ?? [],
  );
  return [...new Map(seen.map((one) => [one.row.clientId, one])).values()];
}

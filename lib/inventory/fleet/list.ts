import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { Gap } from "@/lib/domain/finding/gaps";
import type { FillLine } from "@/lib/domain/list/fill-line";
import type { FilterChoices } from "@/lib/domain/list/filter-form";
import { progressTogether } from "@/lib/domain/list/fleet-progress";
import { type Merged, merged } from "@/lib/domain/list/merge";
import { wholeComparer } from "@/lib/domain/list/order";
import type { ClientRow, ClientSearch, FoundClients, ListProgress } from "@/lib/domain/list/parse";
import { whenReading } from "@/lib/domain/problem";
import { keyOf } from "@/lib/domain/run/selection";
import { readFound } from "@/lib/inventory/clients";
import { fill } from "@/lib/inventory/fill";
import { foundPage, type Searched } from "@/lib/inventory/fleet/found-page";
import { noteLook } from "@/lib/inventory/interest";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import { askingOf, progressOf, searchShelf, serversOn, teamsOn } from "@/lib/inventory/search";
import { isNamed, openShelf, type Shelf } from "@/lib/inventory/shelf";

/** The pools of a search that can be read, and why others cannot. */
type Fleet = {
  readonly known: readonly (Searched & { readonly pool: Pool })[];
  readonly gaps: readonly Gap[];
};

/** The pools that a search asks for: all, or those of its environments. */
const poolsIn = (pools: readonly Pool[], { environment }: Pick<ClientSearch, "environment">): Pool[] =>
  pools.filter((pool) => environment === undefined || environment.includes(pool.environment));

async function openFleet(pools: readonly Pool[], search: ClientSearch): Promise<Fleet> {
  const opened = await Promise.all(
    poolsIn(pools, search).map(async (pool) => ({ pool, shelf: await openShelf(pool.id) })),
  );
  const gaps: Gap[] = [];
  const known: (Searched & { pool: Pool })[] = [];
  for (const { pool, shelf } of opened) {
    const { id: poolId, environment } = pool;
    if (!shelf.ok) gaps.push({ poolId, environment, sentence: whenReading(shelf.problem).message });
    else if (!isNamed(shelf.value)) gaps.push({ poolId, environment, sentence: whyUnnamed(shelf.value) });
    else known.push({ pool, shelf: shelf.value, asking: askingOf(pool, true) });
  }
  return { known, gaps };
}

const whyUnnamed = ({ head }: Shelf) => head.listProblem ?? "Its clients have not been read yet.";

/** A page of the clients of several pools: for each row, the index of its pool among `pools`. */
type FoundFleet = {
  readonly found: FoundClients & { readonly poolOf: readonly number[] };
  readonly pools: readonly Pool[];
  /** The pools that could not be searched, and why. */
  readonly gaps: readonly Gap[];
};

/**
 * One page of the clients that fit a search, over all these pools. Pools with clients on the page are kept fresher from
 * now on. 0 calls: what a pool lacks is read in the background.
 */
export async function findInFleet(pools: readonly Pool[], search: ClientSearch): Promise<FoundFleet> {
  const { known, gaps } = await openFleet(pools, search);
  const { found, unread } = foundPage(known, search);
  for (const [index, { pool, shelf }] of known.entries()) {
    const rows = found.rows.filter((_row, at) => found.poolOf[at] === index);
    readFound(pool, shelf, rows, unread[index] ?? []);
    if (rows.length > 0) await noteLook(pool);
  }
  return { found, pools: known.map(({ pool }) => pool), gaps };
}

/** All clients of several pools that fit a search. */
type FoundAll = {
  readonly pools: readonly Pool[];
  /** In the search’s order, merged while they are read, each with the index of its pool. */
  readonly rows: () => Iterable<Merged<ClientRow>>;
  readonly count: number;
  readonly gaps: readonly Gap[];
};

/**
 * Every client that fits a search, over all these pools, and what may be missing: of all, or of those whose keys are
 * `selected`. A selected client that does not fit, or is gone, counts as one that is missing. No call.
 */
export async function findAllInFleet(
  pools: readonly Pool[],
  search: ClientSearch,
  selected?: ReadonlySet<string>,
): Promise<FoundAll> {
  const { known, gaps } = await openFleet(pools, search);
  const answers = known.map(({ shelf, asking }) => searchShelf(shelf, search, asking));
  const lists = answers.map(({ fitting }, index) =>
    selected
      ? fitting.filter(({ clientId }) => selected.has(keyOf(known[index]?.pool.id ?? "", clientId)))
      : fitting,
  );
  const missing = known.flatMap(({ pool: { id: poolId, environment }, shelf }, index) => {
    const { listedAt, listProblem } = shelf.head;
    const unread = selected ? 0 : (answers[index]?.unread.length ?? 0);
    const wanted = [...(selected ?? [])].filter((key) => key.startsWith(keyOf(poolId, ""))).length;
    const gone = selected ? wanted - (lists[index]?.length ?? 0) : 0;
    return [
      ...(listProblem !== null
        ? [listProblem]
        : listedAt === null
          ? ["Not all of its clients are listed yet."]
          : []),
      ...(unread > 0 ? [`${unread} of its clients have not been read yet and may match.`] : []),
      ...(gone > 0 ? [`${gone} of the selected clients were not found.`] : []),
    ].map((sentence) => ({ poolId, environment, sentence }));
  });
  return {
    pools: known.map(({ pool }) => pool),
    rows: () => merged(lists, wholeComparer(search)),
    count: lists.reduce((sum, { length }) => sum + length, 0),
    gaps: [...gaps, ...missing],
  };
}

/** How much of the pools of a search is known. */
export async function fleetProgress(pools: readonly Pool[], search: ClientSearch): Promise<ListProgress> {
  const { known } = await openFleet(pools, search);
  return progressTogether(
    known.map(({ pool, shelf }) => ({ environment: pool.environment, progress: progressOf(pool, shelf) })),
  );
}

/** What the filters of a list over these pools can be set to. */
export async function fleetChoices(
  pools: readonly Pool[],
): Promise<FilterChoices & { readonly environments: readonly string[] }> {
  const shelves = (await Promise.all(pools.map(({ id }) => openShelf(id)))).flatMap((it) =>
    it.ok ? it.value : [],
  );
  const servers = shelves.flatMap(serversOn);
  return {
    teams: [...new Set(shelves.flatMap(teamsOn))].sort(),
    servers: [...new Map(servers.toReversed().map((it) => [it.identifier, it])).values()].toReversed(),
    maxAgeDays: rotationSettings().maxAgeDays,
    environments: pools.map(({ environment }) => environment),
  };
}

/** Clients of one pool whose rows lack something. */
type ToFill = { readonly pool: Pool; readonly clientIds: readonly string[] };

/** Fills rows of several pools at once, as `fill` does for one. Each line has the environment before its client’s ID. */
export async function* fillFleet(parts: readonly ToFill[], isFresh: boolean): AsyncGenerator<FillLine> {
  const streams = parts.map(({ pool, clientIds }, index) => ({
    index,
    environment: pool.environment,
    lines: fill(pool, clientIds, isFresh),
  }));
  const progress = new Map<string, ListProgress>();
  const step = async (stream: (typeof streams)[number]) => ({ stream, next: await stream.lines.next() });
  const pending = new Map(streams.map((stream) => [stream.index, step(stream)]));
  try {
    while (pending.size > 0) {
      const { stream, next } = await Promise.race(pending.values());
      const { index, environment } = stream;
      pending.delete(index);
      if (next.done) continue;
      pending.set(index, step(stream));
      const line = next.value;
      if (line.is === "progress") progress.set(environment, line.progress);
      yield line.is === "progress"
        ? {
            is: "progress",
            progress: progressTogether([...progress].map(([of, it]) => ({ environment: of, progress: it }))),
          }
        : { ...line, environment };
    }
  } finally {
    await Promise.all(streams.map(({ lines }) => lines.return(undefined)));
  }
}

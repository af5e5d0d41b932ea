import "server-only";
import { type Pool, type PoolShown, poolShown, roleIn } from "@/lib/domain/access/roles";
import { gapsOf } from "@/lib/domain/finding/gaps";
import { type ClientFigures, countClients } from "@/lib/domain/list/figures";
import type { ClientRow } from "@/lib/domain/list/parse";
import type { PoolOverview } from "@/lib/domain/pool/overview";
import { whenReading } from "@/lib/domain/problem";
import { findingCounts, type PoolCounts } from "@/lib/inventory/fleet/counts";
import { knownSettings } from "@/lib/inventory/pool/settings";
import { knownServers, progressOf, rowsOn } from "@/lib/inventory/search";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/** What waits for a person in a pool: findings and unfinished rotations of the clients of one of their teams. */
type TeamWork = {
  readonly pool: PoolShown;
  readonly team: string;
  readonly findings: number;
  readonly rotations: number;
};

type Fleet = { readonly pools: readonly PoolOverview[]; readonly work: readonly TeamWork[] };

/**
 * The pools at a glance, in their order, and what waits for the person in them; all by what the console remembers. No
 * call to Cognito.
 */
export async function fleetOverview(pools: readonly Pool[]): Promise<Fleet> {
  const counts = await findingCounts(pools);
  const seen = await Promise.all(
    pools.map(async (pool) => {
      const counted = counts.get(pool.id) ?? null;
      const overview = await overviewOf(pool, counted);
      return { overview, work: workIn(pool, overview, counted) };
    }),
  );
  return { pools: seen.map(({ overview }) => overview), work: seen.flatMap(({ work }) => work) };
}

async function overviewOf(pool: Pool, counted: PoolCounts | null): Promise<PoolOverview> {
  const { id, environment, region, person } = pool;
  const shelf = await openShelf(id);
  const findings = counted && { at: counted.at, counts: counted.counts };
  const settings = shelf.ok ? knownSettings(shelf.value) : null;
  const place = { id, environment, region, role: roleIn(person, environment), findings, settings };
  if (!shelf.ok) return { ...place, clients: null, gaps: [whenReading(shelf.problem).message] };
  const { listedAt } = shelf.value.head;
  return {
    ...place,
    gaps: gapsOn(pool, shelf.value),
    clients: listedAt === null ? null : { figures: clientFigures(shelf.value), listedAt },
  };
}

const known = new WeakMap<readonly ClientRow[], { at: number; figures: ClientFigures }>();

/** Ages are whole days, so figures of the same clients hold for a while. */
const HOLDS_MS = 60_000;

/** The clients of a pool in numbers, counted again only where something changed. No call, no query. */
function clientFigures(shelf: Shelf): ClientFigures {
  const { rows } = rowsOn(shelf);
  const last = known.get(rows);
  if (last && last.at > now() - HOLDS_MS) return last.figures;
  const figures = countClients(rows, now());
  known.set(rows, { at: now(), figures });
  return figures;
}

/** What is missing of a pool, as sentences. An overview shows itself where settings are missing. */
export const gapsOn = (pool: Pool, shelf: Shelf, areSettingsKnown = true): string[] =>
  gapsOf({
    progress: progressOf(pool, shelf),
    areServersKnown: knownServers(shelf) !== null,
    areSettingsKnown,
  });

function workIn(pool: Pool, { clients }: PoolOverview, counted: PoolCounts | null): TeamWork[] {
  return pool.person.teams
    .map((team) => ({
      pool: poolShown(pool),
      team,
      findings: counted?.teams?.get(team) ?? 0,
      rotations: clients?.figures.rotating.get(team) ?? 0,
    }))
    .filter(({ findings, rotations }) => findings + rotations > 0);
}

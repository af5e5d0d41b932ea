import "server-only";
import { type Pool, type PoolShown, poolShown, roleIn } from "@/lib/domain/access/roles";
import type { PoolOverview } from "@/lib/domain/pool/overview";
import { whenReading } from "@/lib/domain/problem";
import { findingCounts, type PoolCounts } from "@/lib/inventory/fleet/counts";
import { glanceOf } from "@/lib/inventory/fleet/glance";
import { isAtHand, openShelf } from "@/lib/inventory/shelf";

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

/** A pool that is still being loaded is shown as it was when its findings were counted last. */
async function overviewOf(pool: Pool, counted: PoolCounts | null): Promise<PoolOverview> {
  const { id, environment, region, person } = pool;
  const findings = counted && { at: counted.at, counts: counted.counts };
  const place = { id, environment, region, role: roleIn(person, environment), findings };
  if (counted?.glance && !isAtHand(id)) return { ...place, ...counted.glance };
  const shelf = await openShelf(id);
  return shelf.ok
    ? { ...place, ...glanceOf(pool, shelf.value) }
    : { ...place, clients: null, gaps: [whenReading(shelf.problem).message], settings: null };
}

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

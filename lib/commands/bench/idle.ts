import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countedCognito } from "./kit/counted-cognito";
import { atMost, type Figure, told } from "./kit/figures";
import { measured } from "./kit/measured";
import { settingsOn } from "./kit/settings";

const CLIENTS = 100;

/** The most calls an hour of a pool that nobody looks at: two for each client within a day, and a few for names and the pool. */
const MOST_IDLE_CALLS = 10;

/**
 * The calls to Cognito in an hour, for 1, 20 and 50 pools of 100 clients in one account: with nobody, one person on one
 * pool, and ten people on three. In virtual time and at Cognito's rates.
 */
export async function benchIdle(only: string | undefined): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const pools of ["1", "20", "50"])
    if (only === undefined || only === pools) figures.push(...(await onePoolCount(Number(pools))));
  return figures;
}

async function onePoolCount(pools: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const cognito = await countedCognito(pools, CLIENTS);
  try {
    const environments = cognito.poolIds.map((id, index) => `pool-${index}=${id}`).join(",");
    const settings = { ...settingsOn(cognito.url, environments), DATA_DIR: folder, DATABASE_URL: "" };
    const found = await measured("bench/measure/idle", [], settings);
    const of = (name: string) => found[name] ?? Number.NaN;
    const label = (text: string) => `${pools} ${pools === 1 ? "pool" : "pools"}, ${text}`;
    return [
      atMost(label("nobody: calls an hour"), of("nobody"), pools * MOST_IDLE_CALLS),
      told(label("nobody: CloudTrail events a day"), of("nobody") * 24),
      told(label("1 person: calls an hour"), of("onePerson")),
      told(label("10 people: calls an hour"), of("tenPeople")),
      atMost(label("10 people: oldest settings of theirs"), of("oldestMinutes"), 5, "min"),
      atMost(label("lists that are overdue by more than 2 times"), of("overdue"), 0),
    ];
  } finally {
    cognito.stop();
    rmSync(folder, { recursive: true });
  }
}

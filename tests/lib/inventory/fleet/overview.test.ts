import { expect, test } from "vitest";
import { makePerson } from "@/lib/domain/access/roles";
import { findingCounts } from "@/lib/inventory/fleet/counts";
import { fleetOverview } from "@/lib/inventory/fleet/overview";
import { keepSettings } from "@/lib/inventory/pool/settings";
import { openShelf } from "@/lib/inventory/shelf";
import { saveCounts } from "@/lib/store/finding-days";
import { aPool } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { aListedPool } from "./a-listed-pool";

embeddedStore();
const cognito = await ownCognito();

test("a pool is seen by what is remembered of it, without a call", async () => {
  const pool = await aListedPool(3);
  await pullLever(cognito.url, "journal");
  const { pools, work } = await fleetOverview([pool]);
  expect(pools).toMatchObject([
    {
      id: pool.id,
      environment: "dev",
      role: "admin",
      clients: { figures: { kinds: { m2m: 3 }, noOwner: 3 } },
      findings: { counts: { "no-owner": 3 } },
      gaps: [],
      settings: null,
    },
  ]);
  expect(work).toEqual([]);
  expect(await journalOf(cognito.url)).toEqual([]);
});

test("a pool that is not loaded yet is shown as it was counted last, without waiting, and then as it is", async () => {
  const counted = await aListedPool(3);
  const [before] = (await fleetOverview([counted])).pools;
  const { glance = null } = (await findingCounts([counted])).get(counted.id) ?? {};
  const pool = { ...devPool(), id: "eu-west-1_Loading" };
  const at = Date.now() - 60_000;
  got(await saveCounts(pool.id, { counts: { "no-owner": 2 }, at, glance }));
  const [first] = (await fleetOverview([pool])).pools;
  expect(first?.clients).toEqual(before?.clients);
  expect(first?.findings).toEqual({ at, counts: { "no-owner": 2 } });
  got(await openShelf(pool.id));
  expect((await fleetOverview([pool])).pools[0]?.clients).toBeNull();
});

test("settings are those that were read before", async () => {
  const pool = await aPool(cognito.sdk, 0);
  await keepSettings(pool);
  const [seen] = (await fleetOverview([pool])).pools;
  expect(seen?.settings).toMatchObject({ tokenUrl: null, registration: null, isProtected: false });
});

test("a pool whose names were never listed is there, without figures and with the reason", async () => {
  const pool = { ...devPool(), id: "eu-west-1_Unlisted" };
  const [seen] = (await fleetOverview([pool])).pools;
  expect(seen).toMatchObject({
    clients: null,
    gaps: expect.arrayContaining(["Its clients haven’t all been listed yet."]),
  });
});

test("what waits for a person is the findings and the unfinished rotations of their teams", async () => {
  const pool = await aListedPool(2);
  const shelf = got(await openShelf(pool.id));
  const owner = { team: "team-orders", contact: "", purpose: "", ticket: "", changedAt: "", changedBy: "" };
  shelf.owners = new Map([["client-0", owner]]);
  const kept = shelf.entries.get("client-0");
  const secrets = [1, 2].map((it) => ({ secretId: `${it}`, createdAt: "2020-01-01T00:00:00.000Z" }));
  if (kept) shelf.entries.set("client-0", { ...kept, entry: { ...kept.entry, secrets } });
  shelf.revision += 1;
  const person = makePerson({ ...pool.person, teams: ["team-orders", "team-stock"] });
  const { work, pools } = await fleetOverview([{ ...pool, person }]);
  expect(work).toMatchObject([
    { pool: { id: pool.id, environment: "dev" }, team: "team-orders", rotations: 1 },
  ]);
  expect(work[0]?.findings).toBeGreaterThan(0);
  expect(pools[0]?.clients?.figures.twoSecrets).toBe(1);
});

import {
  DeleteUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { findClients } from "@/lib/inventory/clients";
import { listNames } from "@/lib/inventory/listing";
import { readEntry, readSuspects } from "@/lib/inventory/reading";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito({ COGNITO_RATE: "100" });
afterEach(() => pullLever(cognito.url, ""));

const calls = async (operation: string) => (await journalOf(cognito.url, operation)).length;

test("who a listing misses or finds renamed is read again by the instance that listed, though another reads the pool", async () => {
  const pool = await aPool(cognito.sdk, 3);
  const shelf = await shelfOf(pool);
  await listNames(pool, shelf, "visible").whole;
  const [gone = "", renamed = "", same = ""] = shelf.entries.keys();
  for (const clientId of [gone, renamed, same]) got(await readEntry(pool, shelf, clientId, "visible"));
  const named = { UserPoolId: pool.id, ClientId: renamed, ClientName: "renamed elsewhere" };
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: gone }));
  await cognito.sdk.send(new UpdateUserPoolClientCommand(named));
  await pullLever(cognito.url, "journal");
  await listNames(pool, await shelfOf(pool), "visible").whole;
  await expect.poll(() => shelf.suspects.size).toBe(0);
  await expect.poll(() => shelf.entries.has(gone)).toBe(false);
  const outside = () => shelf.entries.get(renamed)?.entry.outside;
  await expect.poll(outside).toMatchObject({ after: { name: "renamed elsewhere" } });
  expect(await calls("DescribeUserPoolClient")).toBe(2);
});

test("suspects are read once for everybody who asks, and no further than a Cognito answers", async () => {
  const pool = await aPool(cognito.sdk, 20);
  const shelf = await shelfOf(pool);
  await listNames(pool, shelf, "visible").whole;
  for (const clientId of shelf.entries.keys()) shelf.suspects.add(clientId);
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPoolClient", kind: "500", rate: 1 });
  await pullLever(cognito.url, "journal");
  await readSuspects(pool, shelf, "background");
  expect(await calls("DescribeUserPoolClient")).toBeLessThan(8);
  expect(shelf.suspects.size).toBe(20);
  await pullLever(cognito.url, "faults");
  await pullLever(cognito.url, "journal");
  await Promise.all([readSuspects(pool, shelf, "background"), readSuspects(pool, shelf, "background")]);
  expect(shelf.suspects.size).toBe(0);
  expect(await calls("DescribeUserPoolClient")).toBe(20);
});

/**
 * A pool with a client that is gone, and 30 that nobody has read yet and the background reads now. The clock stands, so
 * that they wait. Gives whose settings Cognito was asked for in the end, in this order, once the clock goes on.
 */
async function waitingPool() {
  const pool = await aPool(cognito.sdk, 31);
  const shelf = await shelfOf(pool);
  await listNames(pool, shelf, "visible").whole;
  const [gone = "", ...others] = shelf.entries.keys();
  got(await readEntry(pool, shelf, gone, "visible"));
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: gone }));
  await pullLever(cognito.url, "journal");
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const reading = () => Promise.all(others.map((clientId) => readEntry(pool, shelf, clientId, "background")));
  async function asked(waiting: ReturnType<typeof reading>) {
    vi.useRealTimers();
    for (const answer of await waiting) got(answer);
    return (await journalOf(cognito.url, "DescribeUserPoolClient")).map(({ client }) => client);
  }
  return { pool, shelf, gone, reading, asked };
}

/** The rate lets a few calls through at once, so the first ones are of the background. */
const inFront = (asked: unknown[]) => asked.slice(0, 10);

test.each(["now", "visible"] as const)(
  "who a listing for a person (%s) misses is read before all that wait in the background",
  async (priority) => {
    const { pool, shelf, gone, reading, asked } = await waitingPool();
    const { whole } = listNames(pool, shelf, priority);
    const waiting = reading();
    expect(await whole).toBeNull();
    expect([...shelf.suspects]).toEqual([gone]);
    expect(inFront(await asked(waiting))).toContain(gone);
    await expect.poll(() => shelf.entries.has(gone)).toBe(false);
  },
);

test("who may be gone and is on a page that somebody opens is read before all that wait in the background", async () => {
  const { pool, shelf, gone, reading, asked } = await waitingPool();
  shelf.suspects.add(gone);
  const waiting = reading();
  const { rows } = got(await findClients(pool, { kind: "all", page: 1 }));
  expect(rows.map(({ clientId }) => clientId)).toContain(gone);
  expect(inFront(await asked(waiting))).toContain(gone);
  await expect.poll(() => shelf.entries.has(gone)).toBe(false);
});

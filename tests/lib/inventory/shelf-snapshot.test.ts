import { expect, test, vi } from "vitest";
import { unreadEntry } from "@/lib/domain/list/inventory";
import { keep, keepSnapshot, openShelf, type Shelf } from "@/lib/inventory/shelf";
import { processWide } from "@/lib/process/process-wide";
import { saveListing } from "@/lib/store/inventory/pools";
import { newestSnapshot, saveSnapshot } from "@/lib/store/inventory/snapshots";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

/** What a console that has just started knows of a pool. */
async function restarted(poolId: string): Promise<Shelf> {
  processWide("shelves", () => new Map<string, Shelf>()).clear();
  return got(await openShelf(poolId));
}

const named = (clientId: string, name = clientId) => ({ entry: unreadEntry({ clientId, name }, false) });

async function filled(poolId: string): Promise<Shelf> {
  const shelf = await restarted(poolId);
  got(
    await keep(
      shelf,
      Array.from({ length: 300 }, (_, number) => named(`client${number}`)),
    ),
  );
  return await restarted(poolId);
}

const namesOf = ({ entries }: Shelf) => [...entries.values()].map(({ entry }) => entry.name).sort();

test("who starts from a snapshot knows the same as who reads all rows, with what changed since", async () => {
  const shelf = await filled("pool");
  await keepSnapshot(shelf);
  got(
    await keep(shelf, [
      named("client1", "renamed"),
      named("newcomer"),
      { ...named("client2"), isGone: true },
    ]),
  );
  const next = await restarted("pool");
  expect(namesOf(next)).toEqual(namesOf(shelf));
  expect(next.entries.get("client1")).toEqual(shelf.entries.get("client1"));
  expect(next.entries.has("client2")).toBe(false);
  got(await keep(next, [named("client1", "again")]));
  expect((await restarted("pool")).entries.get("client1")?.entry.name).toBe("again");
});

test("a snapshot is what is read, and one of another shape is not", async () => {
  await keepSnapshot(await filled("trusted"));
  const { version, clients } = got(await newestSnapshot("trusted")) ?? { version: 0, clients: "" };
  got(
    await saveSnapshot("trusted", {
      version: version + 1,
      clients: clients.replaceAll("client7", "CLIENT7"),
    }),
  );
  expect((await restarted("trusted")).entries.has("CLIENT7")).toBe(true);
  got(await saveSnapshot("trusted", { version: version + 2, clients: '{"shape":0}' }));
  expect(namesOf(await restarted("trusted"))).toContain("client7");
});

test("a new snapshot waits until enough has changed", async () => {
  const shelf = await filled("slow");
  await keepSnapshot(shelf);
  const first = got(await newestSnapshot("slow"));
  got(await keep(shelf, [named("client1", "renamed")]));
  await keepSnapshot(shelf);
  expect(got(await newestSnapshot("slow"))).toEqual(first);
  got(
    await keep(
      shelf,
      Array.from({ length: 250 }, (_, number) => named(`client${number}`, `${number}`)),
    ),
  );
  await keepSnapshot(shelf);
  expect(got(await newestSnapshot("slow"))?.clients).toContain('"249"');
});

test("a client gone for a day is forgotten only once no snapshot takes it for alive", async () => {
  const shelf = await filled("gone");
  await keepSnapshot(shelf);
  got(await keep(shelf, [{ ...named("client5"), isGone: true }]));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 86_400_000 });
  try {
    got(await saveListing("gone", { listedAt: Date.now(), problem: null }));
    expect((await restarted("gone")).entries.has("client5")).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

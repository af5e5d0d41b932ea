import { expect, onTestFinished, test, vi } from "vitest";
import type { EvidenceFile } from "@/lib/domain/evidence/files";
import { evidenceFiles, evidenceGaps } from "@/lib/inventory/fleet/evidence";
import { keepSettings } from "@/lib/inventory/pool/settings";
import { openShelf } from "@/lib/inventory/shelf";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { saveWaiver } from "@/lib/store/waivers";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";
import { aListedPool } from "./a-listed-pool";

embeddedStore();
const cognito = await ownCognito();
const day = new Date().toISOString().slice(0, 10);
const { person } = devPool();
const HOUR_MS = 3_600_000;

async function filesOf(pools: Parameters<typeof evidenceFiles>[0]): Promise<EvidenceFile[]> {
  const files: EvidenceFile[] = [];
  for await (const file of evidenceFiles(pools, person, day)) files.push(file);
  return files;
}

const act = async (action: string) => {
  const ref = got(await recordIntent(factsOf({ action })));
  await recordOutcome(ref, { outcome: "done", requestId: null });
};

test("a pack made again holds the same, though the first one left rows in the trail", async () => {
  const pool = await aListedPool(2);
  await act("edit client");
  await pullLever(cognito.url, "journal");
  const first = await filesOf([pool]);
  expect(first.map(({ path }) => path)).toEqual([
    ...["pool.json", "clients.csv", "secrets.csv", "scopes.csv", "findings.csv", "waivers.csv"].map(
      (name) => `dev/${name}`,
    ),
    "audit/0000000001.jsonl",
  ]);
  await act("export evidence");
  expect(await filesOf([pool])).toEqual(first);
  await act("edit client");
  const later = (await filesOf([pool])).at(-1)?.text ?? "";
  expect(
    later
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).sequence),
  ).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await journalOf(cognito.url)).toEqual([]);
});

test("a pack of one day has the same bytes at every hour of it", async () => {
  const pool = await aListedPool(1);
  const shelf = got(await openShelf(pool.id));
  const kept = shelf.entries.get("client-0");
  const start = Date.parse(day);
  // A year old at noon, and with a waiver that ends at six.
  const createdAt = new Date(start + 12 * HOUR_MS - 366 * 24 * HOUR_MS).toISOString();
  if (kept)
    shelf.entries.set("client-0", {
      ...kept,
      entry: { ...kept.entry, secrets: [{ secretId: "1", createdAt }] },
    });
  shelf.revision += 1;
  const waiver = {
    rule: "no-owner",
    objectKind: "client",
    objectId: "client-0",
    reason: "It moves next week.",
    until: new Date(start + 18 * HOUR_MS).toISOString(),
    waivedAt: new Date(start).toISOString(),
    waivedBy: "ann@example.com",
  };
  got(await saveWaiver(pool.id, waiver));
  const clock = vi.spyOn(Date, "now");
  onTestFinished(() => clock.mockRestore());
  const packAt = (hour: number) => {
    clock.mockReturnValue(start + hour * HOUR_MS);
    return filesOf([pool]);
  };
  const first = await packAt(8);
  expect(first.find(({ path }) => path.endsWith("findings.csv"))?.text).toContain(',"waived",');
  expect(await packAt(15)).toEqual(first);
  expect(await packAt(23)).toEqual(first);
});

test("what is missing of a pool is named, and a pool that is whole is not", async () => {
  const pool = await aPool(cognito.sdk, 0);
  await keepSettings(pool);
  // Opens the shelf, which then has the settings.
  await shelfOf(pool);
  const whole = await aListedPool(1, pool.id);
  const unlisted = { ...devPool(), id: "eu-west-1_New", environment: "new" };
  const undescribed = { ...(await aListedPool(1)), environment: "undescribed" };
  const gaps = got(await evidenceGaps([whole, unlisted, undescribed]));
  expect(gaps).toEqual({
    new: expect.arrayContaining(["Its clients haven’t all been listed yet."]),
    undescribed: [expect.stringContaining("open its Pool details")],
  });
});

test("where the store does not answer, the pack breaks off", async () => {
  const pool = await aListedPool(1);
  await expect(withoutTable("waivers", () => filesOf([pool]))).rejects.toThrow();
});

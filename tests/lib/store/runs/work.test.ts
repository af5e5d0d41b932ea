import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "@/lib/store/database";
import { pruneRuns, saveDraft } from "@/lib/store/runs/drafts";
import { retryItems, startRun, stateOfRun, stopRun } from "@/lib/store/runs/moves";
import { exportItems, findRun, itemsSince, listRuns, pageOfItems } from "@/lib/store/runs/read";
import {
  claimItem,
  closeRun,
  endItem,
  holdNextRun,
  keepHold,
  letGoOfRun,
  pauseRun,
} from "@/lib/store/runs/work";
import { runs } from "@/lib/store/schema";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const person = { id: "ann", email: "ann@example.com" };

/** A draft of so many items in a pool of its own, most of them waiting. */
async function aDraft(count: number) {
  const id = randomUUID();
  const poolId = `pool ${id}`;
  const items = Array.from({ length: count }, (_, at) => ({
    poolId,
    clientId: `c${at}`,
    name: `client ${at}`,
    state: at === 1 ? ("skipped" as const) : ("waiting" as const),
    difference: at === 1 ? null : { label: "Client", was: "here", becomes: "Deleted" },
    sentence: at === 1 ? "No." : null,
    input: at === 1 ? null : { clientId: `c${at}` },
  }));
  got(await saveDraft({ id, change: { kind: "delete" }, person }, items));
  return { id, poolId };
}

onBothStores(() => {
  test("a draft takes no id of a run of somebody else, nor of one that people have seen", async () => {
    const { id, poolId } = await aDraft(2);
    const input = { clientId: "c9" };
    const more = { poolId, clientId: "c9", name: "more", state: "waiting" as const, input };
    const items = [{ ...more, difference: null, sentence: null }];
    const change = { kind: "suspend" } as const;
    for (const other of [{ id: "bob", email: "bob@example.com" }, person])
      expect(await saveDraft({ id, change, person: other }, items)).toMatchObject({
        problem: { code: "already-sent" },
      });
    const found = got(await findRun(id));
    expect(found?.run).toMatchObject({ change: { kind: "delete" }, person });
    expect(found?.byPool.get(poolId)).toMatchObject({ waiting: 1, skipped: 1 });
  });

  test("a draft of 1,200 items is saved in its order and read in pages", async () => {
    const { id, poolId } = await aDraft(1_200);
    const found = got(await findRun(id));
    expect(found?.run).toMatchObject({ state: "draft", change: { kind: "delete" }, person, number: 0 });
    expect(found?.byPool.get(poolId)).toMatchObject({ waiting: 1_199, skipped: 1 });
    const page = got(await pageOfItems(id, [poolId], { page: 12 }));
    expect(page.map(({ position }) => position)).toEqual(Array.from({ length: 100 }, (_, at) => 1_101 + at));
    expect(got(await pageOfItems(id, [poolId], { state: "skipped", page: 1 }))).toHaveLength(1);
    const sizes: number[] = [];
    for await (const part of exportItems(id, [poolId])) sizes.push(got(part).length);
    expect(sizes).toEqual([500, 500, 200]);
    expect(got(await pageOfItems(id, ["another pool"], { page: 1 }))).toEqual([]);
    expect(got(await listRuns([poolId])).map(({ run }) => run.id)).toEqual([id]);
    expect(got(await listRuns(["another pool"]))).toEqual([]);
    expect(got(await holdNextRun("here"))).toBeNull();
  });

  test("one instance holds a run at a time, and each item is claimed once", async () => {
    const { id, poolId } = await aDraft(4);
    expect(got(await startRun(id))).toBe(true);
    expect(got(await startRun(id))).toBe(false);
    expect(got(await holdNextRun("one"))?.id).toBe(id);
    expect(got(await holdNextRun("two"))).toBeNull();
    expect(got(await keepHold(id, "two"))).toBeNull();
    expect(got(await claimItem(id, "two", poolId))).toBeNull();
    const claims = await Promise.all([1, 2, 3, 4].map(() => claimItem(id, "one", poolId)));
    const positions = claims.map((it) => got(it)?.position ?? null);
    expect(positions.toSorted()).toEqual([1, 3, 4, null]);
    expect(got(await closeRun(id, "one"))).toBe("running");
    const before = got(await findRun(id))?.run.number ?? 0;
    for (const claim of claims) {
      const item = got(claim);
      if (item) got(await endItem(id, item, { state: "done", sentence: null }));
      // An item ends once.
      if (item) got(await endItem(id, item, { state: "failed", sentence: "late" }));
    }
    expect(got(await itemsSince(id, [poolId], before, 10)).map(({ state }) => state)).toEqual([
      "done",
      "done",
      "done",
    ]);
    expect(got(await closeRun(id, "one"))).toBe("ended");
    got(await letGoOfRun(id, "one"));
    expect(got(await holdNextRun("two"))).toBeNull();
  });

  test("a run that is to stop begins nothing, and is stopped once nothing runs", async () => {
    const { id, poolId } = await aDraft(3);
    got(await startRun(id));
    got(await holdNextRun("one"));
    const item = got(await claimItem(id, "one", poolId));
    expect(got(await stopRun(id, "Enough."))).toBe(true);
    expect(got(await stopRun(id, "Again."))).toBe(false);
    expect(got(await claimItem(id, "one", poolId))).toBeNull();
    expect(got(await closeRun(id, "one"))).toBe("stopping");
    if (item) got(await endItem(id, item, { state: "unknown", sentence: "Lost." }));
    expect(got(await closeRun(id, "one"))).toBe("stopped");
    expect(got(await retryItems(id, 2))).toBe(0);
    expect(got(await retryItems(id, item?.position ?? 0))).toBe(1);
    expect(got(await stateOfRun(id))).toBe("running");
    got(await letGoOfRun(id, "one"));
    got(await holdNextRun("one"));
    const again = got(await claimItem(id, "one", poolId));
    expect(again?.intentId).not.toBe(item?.intentId);
    got(await pauseRun(id, "one", { reason: "Later.", seconds: 60 }));
    got(await letGoOfRun(id, "one"));
    expect(got(await holdNextRun("two"))).toBeNull();
    expect(got(await findRun(id))?.run).toMatchObject({ state: "paused", reason: "Later." });
    got(await pauseRun(id, "two", { reason: "Mine.", seconds: 0 }));
    expect(got(await findRun(id))?.run.reason).toBe("Later.");
  });

  test("a draft that nobody started is deleted after a day, with its items", async () => {
    const { id, poolId } = await aDraft(2);
    got(await pruneRuns());
    expect(got(await findRun(id))).not.toBeNull();
    const database = await store();
    await database
      .update(runs)
      .set({ draftedAt: new Date(Date.now() - 86_500_000) })
      .where(eq(runs.id, id));
    got(await pruneRuns());
    expect(got(await findRun(id))).toBeNull();
    expect(got(await pageOfItems(id, [poolId], { page: 1 }))).toEqual([]);
  });
});

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { deleteView, renameView, saveView, viewsOf } from "@/lib/store/saved-views";
import { got, onBothStores } from "../../kit/store/both-stores";

const aView = (name: string) => ({ viewId: randomUUID(), name, query: "dead=yes" });

onBothStores(() => {
  test("views are of one person and one pool, by name, and a name is taken in any case", async () => {
    const [old, ours] = [aView("old"), aView("Dead scopes")];
    expect(got(await saveView("pool", "ann", old))).toBe(true);
    expect(got(await saveView("pool", "ann", ours))).toBe(true);
    // The same once more, as after a lost answer.
    expect(got(await saveView("pool", "ann", ours))).toBe(true);
    expect(got(await saveView("pool", "ann", aView("OLD")))).toBe(false);
    expect(got(await viewsOf("pool", "ann"))).toEqual([ours, old]);
    expect(got(await viewsOf("pool", "bob"))).toEqual([]);
    expect(got(await viewsOf("other", "ann"))).toEqual([]);
  });

  test("nobody renames or deletes the view of somebody else", async () => {
    const view = aView("mine");
    got(await saveView("pool", "cid", view));
    expect(got(await renameView("pool", "bob", { viewId: view.viewId, name: "his" }))).toBe(false);
    expect(got(await renameView("other", "cid", { viewId: view.viewId, name: "his" }))).toBe(false);
    got(await deleteView("pool", "bob", view.viewId));
    expect(got(await viewsOf("pool", "cid"))).toEqual([view]);
    expect(got(await renameView("pool", "cid", { viewId: view.viewId, name: "Mine" }))).toBe(true);
    expect(got(await viewsOf("pool", "cid"))).toEqual([{ ...view, name: "Mine" }]);
    got(await deleteView("pool", "cid", view.viewId));
    expect(got(await viewsOf("pool", "cid"))).toEqual([]);
  });
});

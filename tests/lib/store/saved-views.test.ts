import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { deleteView, renameView, saveView, viewsOf } from "@/lib/store/saved-views";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

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

  test("one view is renamed or deleted, and the others of the same person are not", async () => {
    const [one, two] = [aView("one"), aView("two")];
    for (const view of [one, two]) got(await saveView("near", "eve", view));
    const far = aView("one");
    got(await saveView("far", "eve", far));
    expect(got(await renameView("near", "eve", { viewId: one.viewId, name: "ONE" }))).toBe(true);
    expect(got(await viewsOf("near", "eve"))).toEqual([{ ...one, name: "ONE" }, two]);
    expect(got(await viewsOf("far", "eve"))).toEqual([far]);
    expect(got(await saveView("near", "eve", aView("one")))).toBe(false);
    expect(got(await renameView("near", "eve", { viewId: one.viewId, name: "zero" }))).toBe(true);
    expect(got(await viewsOf("near", "eve")).map(({ name }) => name)).toEqual(["two", "zero"]);
    expect(got(await saveView("near", "eve", aView("Zero")))).toBe(false);
    const again = aView("one");
    expect(got(await saveView("near", "eve", again))).toBe(true);
    got(await deleteView("near", "eve", again.viewId));
    got(await deleteView("near", "eve", one.viewId));
    expect(got(await viewsOf("near", "eve"))).toEqual([two]);
    expect(got(await viewsOf("far", "eve"))).toEqual([far]);
  });
});

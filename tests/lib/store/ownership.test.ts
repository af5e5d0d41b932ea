import { expect, test } from "vitest";
import { ownerOf, ownersOf, saveOwner } from "@/lib/store/ownership";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const orders = { team: "team-orders", contact: "#orders", purpose: "Nightly export", ticket: "OPS-1" };

onBothStores(() => {
  test("a client's owner is what was saved last, and by whom", async () => {
    got(await saveOwner("pool", "abc", { ...orders, team: null }, "ann@example.com"));
    got(await saveOwner("pool", "abc", orders, "bob@example.com"));
    expect(got(await ownerOf("pool", "abc"))).toEqual({
      ...orders,
      changedBy: "bob@example.com",
      changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
    });
  });

  test("a client without a row has no known owner", async () => {
    expect(got(await ownerOf("pool", "nobody"))).toBeNull();
  });

  test("a pool's owners are its own only", async () => {
    got(await saveOwner("one", "abc", orders, "ann@example.com"));
    got(await saveOwner("one", "def", { ...orders, purpose: "half\0 \ud800" }, "ann@example.com"));
    got(await saveOwner("other", "abc", { ...orders, team: "team-billing" }, "ann@example.com"));
    const owners = got(await ownersOf("one"));
    expect([...owners.keys()].sort()).toEqual(["abc", "def"]);
    expect(owners.get("abc")?.team).toBe("team-orders");
    expect(owners.get("def")?.purpose).toBe("half\ufffd \ufffd");
    expect(got(await ownerOf("other", "abc"))?.team).toBe("team-billing");
  });
});

import { expect, test } from "vitest";
import { deleteLink, linksOf, saveLink } from "@/lib/store/client-links";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

onBothStores(() => {
  test("a client has at most one link, and pools are read together", async () => {
    got(await saveLink("dev", { clientId: "abc", rowName: "orders", by: "ann@example.com" }));
    got(await saveLink("dev", { clientId: "abc", rowName: "orders-2", by: "ann@example.com" }));
    got(await saveLink("prod", { clientId: "abc", rowName: "billing", by: "ann@example.com" }));
    got(await saveLink("other", { clientId: "abc", rowName: "other", by: "ann@example.com" }));
    expect(got(await linksOf(["dev", "prod", "none"]))).toEqual(
      new Map([
        ["dev", new Map([["abc", "orders-2"]])],
        ["prod", new Map([["abc", "billing"]])],
      ]),
    );
    expect(got(await linksOf([]))).toEqual(new Map());
    expect(got(await deleteLink("dev", "abc"))).toBe("orders-2");
    expect(got(await deleteLink("dev", "abc"))).toBeNull();
    expect(got(await linksOf(["dev"]))).toEqual(new Map());
  });
});

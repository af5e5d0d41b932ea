import { expect, test } from "vitest";
import { ok } from "@/lib/domain/result";
import { alone } from "@/lib/store/leases";
import { got, onBothStores } from "../../kit/store/both-stores";

onBothStores(() => {
  test("of acts under one name one is carried out at a time, and all of them are", async () => {
    let underWay = 0;
    let most = 0;
    const act = (result: number) => async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((done) => setImmediate(done));
      underWay -= 1;
      return ok(result);
    };
    const done = await Promise.all([1, 2, 3].map((each) => alone("one", act(each))));
    expect(done.map(got)).toEqual([1, 2, 3]);
    expect(most).toBe(1);
  });

  test("acts under other names do not wait, and an act that throws lets go", async () => {
    const outer = await alone("first", () => alone("second", async () => ok("inside")));
    expect(got(outer)).toBe("inside");
    const failing = alone("first", async () => {
      throw new Error("a bug");
    });
    await expect(failing).rejects.toThrow("a bug");
    expect(got(await alone("first", async () => ok("again")))).toBe("again");
  });
});

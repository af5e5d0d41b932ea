import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { ok } from "@/lib/domain/result";
import { store } from "@/lib/store/database";
import { alone, type Lease } from "@/lib/store/leases";
import { leases } from "@/lib/store/schema";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

afterEach(() => vi.useRealTimers());

/** Lets the lease of this name end so many seconds from now, by the database's clock. */
const endsIn = async (name: string, seconds: number) =>
  (await store())
    .update(leases)
    .set({ heldUntil: sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)` })
    .where(eq(leases.name, name));

const holderOf = async (name: string) =>
  (await (await store()).select().from(leases).where(eq(leases.name, name)))[0]?.holder;

/** A promise to wait for, and what ends the wait. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}

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
    expect(await holderOf("first")).toBeUndefined();
    expect(got(await alone("first", async () => ok("again")))).toBe("again");
  });

  test("a holder that died keeps nobody from it once its time is over, one that lives does", async () => {
    const dead = { name: "dead", holder: randomUUID(), heldUntil: new Date(0) };
    await (await store()).insert(leases).values(dead);
    expect(got(await alone("dead", async () => ok("taken over")))).toBe("taken over");
    const alive = { ...dead, name: "alive" };
    await (await store()).insert(leases).values(alive);
    await endsIn("alive", 60);
    let isDone = false;
    const waiting = alone("alive", async () => {
      isDone = true;
      return ok(null);
    });
    // Far longer than a try takes, and others come and go meanwhile.
    for (const each of [1, 2, 3]) got(await alone(`other ${each}`, async () => ok(null)));
    expect([isDone, await holderOf("alive")]).toEqual([false, alive.holder]);
    await endsIn("alive", -1);
    got(await waiting);
    expect(isDone).toBe(true);
  });

  test("a lease lasts for a minute from when it was taken", async () => {
    const left = sql<number>`extract(epoch FROM ${leases.heldUntil} - clock_timestamp())::float8`;
    const seconds = await alone("a minute", async () => {
      const [row] = await (await store()).select({ left }).from(leases).where(eq(leases.name, "a minute"));
      return ok(Number(row?.left));
    });
    expect(got(seconds)).toBeGreaterThan(30);
    expect(got(seconds)).toBeLessThanOrEqual(60);
  });

  test("a holder whose time is over does not free what somebody else holds by then", async () => {
    const [late, next] = [gate(), gate()];
    const begun = gate();
    const first = alone("late", async () => {
      begun.open();
      await late.opened;
      return ok(null);
    });
    await begun.opened;
    const firstHolder = await holderOf("late");
    await endsIn("late", -1);
    const taken = gate();
    const second = alone("late", async () => {
      taken.open();
      await next.opened;
      return ok(null);
    });
    await Promise.race([taken.opened, second]);
    const secondHolder = await holderOf("late");
    expect(secondHolder).not.toBe(firstHolder);
    late.open();
    got(await first);
    expect(await holderOf("late")).toBe(secondHolder);
    next.open();
    got(await second);
    expect(await holderOf("late")).toBeUndefined();
  });

  test("half a minute before its lease is over a holder sends no write any more", async () => {
    const mayWrite = async (lease: Lease) => {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
      const asked: boolean[] = [];
      for (const seconds of [0, 20, 10.1]) {
        vi.setSystemTime(Date.now() + seconds * 1_000);
        asked.push(lease.mayWrite());
      }
      return ok(asked);
    };
    expect(got(await alone("fenced", mayWrite))).toEqual([true, true, false]);
  });
});

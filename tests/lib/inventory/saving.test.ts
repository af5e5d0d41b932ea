import { beforeEach, expect, test, vi } from "vitest";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { saveTogether } from "@/lib/inventory/saving";
import { saveRows } from "@/lib/store/inventory/clients";

vi.mock("@/lib/store/inventory/clients");

type Saved = Awaited<ReturnType<typeof saveRows>>;

/** The statements begun so far, each as its clients, and what ends those under way, the oldest first. */
let statements: string[] = [];
let underWay: { resolve(saved: Saved): void; reject(reason: Error): void }[] = [];

beforeEach(() => {
  statements = [];
  underWay = [];
  vi.mocked(saveRows).mockImplementation((_poolId, rows) => {
    statements.push(rows.map(({ clientId, entry }) => clientId + entry).join());
    return new Promise((resolve, reject) => underWay.push({ resolve, reject }));
  });
});

const save = (clientId: string, entry = "1", poolId = "pool") =>
  saveTogether(poolId, [{ clientId, entry, replaces: 0, isTold: true, isGone: false, askedAt: 0 }]);

const end = (saved: Saved) => underWay.shift()?.resolve(saved);

const saved = (...clientIds: string[]) => ok(new Map(clientIds.map((clientId) => [clientId, 1])));

test("what comes while a statement is under way goes with the next one, and then nobody waits", async () => {
  const first = save("a");
  const others = [save("b"), save("c")];
  expect(statements).toEqual(["a1"]);
  end(saved("a"));
  expect(await first).toEqual(saved("a"));
  await vi.waitFor(() => expect(statements).toEqual(["a1", "b1,c1"]));
  end(saved("b", "c"));
  expect(await Promise.all(others)).toEqual([saved("b"), saved("c")]);
  const last = save("d");
  expect(statements.at(-1)).toBe("d1");
  end(saved("d"));
  expect(await last).toEqual(saved("d"));
});

test("one client’s rows go one after another, in the order in which they came", async () => {
  const all = Promise.all([save("a"), save("b"), save("b", "2"), save("c"), save("b", "3")]);
  for (const statement of ["a1", "b1", "b2,c1", "b3"]) {
    await vi.waitFor(() => expect(statements.at(-1)).toBe(statement));
    end(saved("a", "b", "c"));
  }
  expect(await all).toHaveLength(5);
  expect(statements).toHaveLength(4);
});

test("a pool does not wait for another one", async () => {
  const both = Promise.all([save("a", "1", "one"), save("a", "2", "two")]);
  expect(statements).toEqual(["a1", "a2"]);
  for (const { resolve } of underWay) resolve(saved("a"));
  expect(await both).toEqual([saved("a"), saved("a")]);
});

test("what became of a statement becomes of all who went with it, and of nobody after them", async () => {
  const first = save("a");
  const together = [save("b"), save("c")];
  end(failed(problem("store-unreachable")));
  expect(await first).toMatchObject({ ok: false });
  await vi.waitFor(() => expect(statements).toHaveLength(2));
  const next = save("d");
  const outcomes = Promise.allSettled(together);
  underWay.shift()?.reject(new TypeError("a bug"));
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await vi.waitFor(() => expect(statements.at(-1)).toBe("d1"));
  end(saved("d"));
  expect(await next).toEqual(saved("d"));
});

import { beforeAll, expect, test } from "vitest";
import { listKinds, peopleLike } from "@/lib/store/audit/kinds";
import { recordIntent, recordOutcome, recordRefusal } from "@/lib/store/audit/rows";
import { type AuditFilter, countOutside, exportRows, findIntended, findRows } from "@/lib/store/audit/search";
import { got, onBothStores } from "@/tests/kit/store/both-stores";
import { factsOf } from "./rows-facts";

const bob = { person: { id: "id-of-bob", email: "bob@example.com" } };

onBothStores(() => {
  beforeAll(async () => {
    got(await recordIntent(factsOf({ action: "one", clientId: "abc" })));
    got(
      await recordIntent(
        factsOf({ ...bob, action: "two", clientId: "def", poolId: "other", environment: "prod" }),
      ),
    );
    got(await recordRefusal(factsOf({ ...bob, action: "one" }), { code: "denied", requestId: null }));
  }, 180_000);

  test.each<[AuditFilter, number[]]>([
    [{}, [3, 2, 1]],
    [{ person: "BOB@example.com" }, [3, 2]],
    [{ person: "ann@example.com" }, [1]],
    [{ clientId: "def" }, [2]],
    [{ people: ["bob@example.com", "nobody@example.com"] }, [3, 2]],
    [{ people: [] }, []],
    [{ clientIds: ["abc", "def"], action: "two" }, [2]],
    [{ clientIds: [] }, []],
    [{ poolId: "other" }, [2]],
    [{ action: "one" }, [3, 1]],
    [{ outcome: "denied" }, [3]],
    [{ person: "bob@example.com", action: "two" }, [2]],
    [{ person: "bob@example.com", clientId: "abc" }, []],
    [{ from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z" }, []],
    [{ from: "2020-01-01T00:00:00Z", to: "2120-01-01T00:00:00Z" }, [3, 2, 1]],
    [{ environments: ["prod"] }, [2]],
    [{ environments: ["dev", "prod"] }, [3, 2, 1]],
    [{ environments: ["dev"], clientId: "def" }, []],
    [{ environments: [] }, []],
    [{ outside: "hidden" }, [3, 2, 1]],
    [{ outside: "only" }, []],
    [{ action: "' OR 1=1 --" }, []],
  ])("%j finds the rows %j", async (filter, sequences) => {
    expect(got(await findRows(filter, 10)).map(({ sequence }) => sequence)).toEqual(sequences);
  });

  test("the kinds of rows are named once each, in order", async () => {
    expect(got(await listKinds())).toEqual({ actions: ["one", "two"], outcomes: ["denied", "intended"] });
  });

  test.each([
    ["BOB", ["bob@example.com"]],
    ["@example.com", ["ann@example.com", "bob@example.com"]],
    ["b%", []],
    ["carl", []],
  ])("people are found by %s, a part of their address", async (text, people) => {
    expect(got(await peopleLike(text, 2))).toEqual(people);
    expect(got(await peopleLike(text, 1))).toEqual(people.slice(0, 1));
  });

  test("time bounds take the first instant in and the last one not", async () => {
    const second = got(await findRows({ action: "two" }, 1))[0];
    const at = second?.at ?? "";
    expect(got(await findRows({ from: at }, 10)).map(({ sequence }) => sequence)).toContain(2);
    expect(got(await findRows({ to: at }, 10)).map(({ sequence }) => sequence)).not.toContain(2);
  });

  test("a page goes on where the last one ended, newest first", async () => {
    const first = got(await findRows({}, 2));
    expect(first.map(({ sequence }) => sequence)).toEqual([3, 2]);
    expect(got(await findRows({ before: 2 }, 2)).map(({ sequence }) => sequence)).toEqual([1]);
    expect(got(await findRows({ before: 1 }, 2))).toEqual([]);
  });
});

onBothStores(() => {
  test("an export has all that fits, oldest first, over as many pages as it takes", async () => {
    await Promise.all(Array.from({ length: 1_050 }, () => recordIntent(factsOf({ action: "many" }))));
    const sizes: number[] = [];
    const sequences: number[] = [];
    for await (const page of exportRows({ action: "many" })) {
      sizes.push(got(page).length);
      sequences.push(...got(page).map(({ sequence }) => sequence));
    }
    expect(sizes).toEqual([250, 250, 250, 250, 50]);
    expect(sequences).toEqual(sequences.toSorted((one, other) => one - other));
    expect(new Set(sequences).size).toBe(1_050);
  }, 180_000);

  test("what a form was about to do is its newest claim, of its own person, and no outcome", async () => {
    const form = { action: "form", intentId: "form-1" };
    got(await recordIntent(factsOf({ ...form, input: "first" })));
    const ref = got(await recordIntent(factsOf({ ...form, input: "second" })));
    got(await recordIntent(factsOf({ ...bob, ...form, input: "of bob" })));
    got(await recordIntent(factsOf({ ...form, intentId: "form-2", input: "other form" })));
    got(await recordOutcome(ref, { outcome: "done", requestId: null }));
    const ann = factsOf().person.id;
    expect(got(await findIntended(ann, "form-1"))).toMatchObject({ input: "second", outcome: "intended" });
    expect(got(await findIntended("nobody", "form-1"))).toBeNull();
    expect(got(await findIntended(ann, "form-3"))).toBeNull();
  });

  test("changes made outside the console are left out or shown alone, on pages and in exports", async () => {
    for (const action of ["changed outside", "resumed outside"])
      got(await recordIntent(factsOf({ action, clientId: "elsewhere" })));
    const about = async (outside: "hidden" | "only") =>
      got(await findRows({ outside, clientId: "elsewhere" }, 10)).map(({ action }) => action);
    expect(await about("only")).toEqual(["resumed outside", "changed outside"]);
    expect(await about("hidden")).toEqual([]);
    const exported: string[] = [];
    for await (const page of exportRows({ outside: "only", clientId: "elsewhere" }))
      exported.push(...got(page).map(({ action }) => action));
    expect(exported).toEqual(["changed outside", "resumed outside"]);
  });

  test("changes that were made are found alone: no tries, no exports, no sign-ins", async () => {
    const poolId = "eu-west-1_Changed";
    for (const action of ["edit client", "test token", "export clients", "sign in", "waive finding"]) {
      const ref = got(await recordIntent(factsOf({ action, poolId })));
      got(await recordOutcome(ref, { outcome: "done", requestId: null }));
    }
    const refused = got(await recordIntent(factsOf({ action: "delete client", poolId })));
    got(await recordOutcome(refused, { outcome: "denied", requestId: null }));
    const found = got(await findRows({ poolId, isChange: true }, 10));
    expect(found.map(({ action }) => action)).toEqual(["waive finding", "edit client"]);
  });

  test("the changes of each client made outside are counted, in one pool and since an instant", async () => {
    const poolId = "eu-west-1_Counted";
    for (const clientId of ["abc", "abc", "def", null])
      got(await recordIntent(factsOf({ action: "changed outside", clientId, poolId })));
    got(await recordIntent(factsOf({ action: "resumed outside", clientId: "abc", poolId })));
    const counted = async (id: string, from: string) => Object.fromEntries(got(await countOutside(id, from)));
    expect(await counted(poolId, "2020-01-01T00:00:00Z")).toEqual({ abc: 2, def: 1 });
    expect(await counted(poolId, "2120-01-01T00:00:00Z")).toEqual({});
    expect(await counted("other", "2020-01-01T00:00:00Z")).toEqual({});
  });
});

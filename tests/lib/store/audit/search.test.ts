import { beforeAll, expect, test } from "vitest";
import { recordIntent, recordRefusal } from "@/lib/store/audit/rows";
import { type AuditFilter, exportRows, findRows, listKinds } from "@/lib/store/audit/search";
import { factsOf } from "./rows-facts";
import { got, onBothStores } from "../../../kit/store/both-stores";

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
    [{ action: "' OR 1=1 --" }, []],
  ])("%j finds the rows %j", async (filter, sequences) => {
    expect(got(await findRows(filter, 10)).map(({ sequence }) => sequence)).toEqual(sequences);
  });

  test("the kinds of rows are named once each, in order", async () => {
    expect(got(await listKinds())).toEqual({ actions: ["one", "two"], outcomes: ["denied", "intended"] });
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

  test("an export has all that fits, oldest first, over as many pages as it takes", async () => {
    await Promise.all(Array.from({ length: 1_050 }, () => recordIntent(factsOf({ action: "many" }))));
    const sizes: number[] = [];
    const sequences: number[] = [];
    for await (const page of exportRows({ action: "many" })) {
      sizes.push(got(page).length);
      sequences.push(...got(page).map(({ sequence }) => sequence));
    }
    expect(sizes).toEqual([1_000, 50]);
    expect(sequences).toEqual(sequences.toSorted((one, other) => one - other));
    expect(new Set(sequences).size).toBe(1_050);
  }, 180_000);
});

import { expect, onTestFinished, test, vi } from "vitest";
import { burySecret, deletedSecretsOf, unburySecret } from "@/lib/store/secrets/deleted";
import { noteSecret, notesOf } from "@/lib/store/secrets/notes";
import { plansOf, savePlan } from "@/lib/store/secrets/plans";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const by = "ann@example.com";
const note = (secretId: string) => ({
  secretId,
  fingerprint: `print of ${secretId}`,
  madeBy: by,
  provenAt: null,
});
const bury = async (clientId: string, secretId: string, why: "finished" | "leaked" = "finished") =>
  got(await burySecret("pool", clientId, { secretId, noteIds: [secretId, "first"], why, deletedBy: by }));
const idsOf = async (clientId: string, since = 0) =>
  got(await deletedSecretsOf("pool", clientId, since)).map(({ secretId }) => secretId);

onBothStores(() => {
  test("a deleted secret keeps the fingerprint of its note, and its note and plan are gone", async () => {
    got(await noteSecret("pool", "abc", note("one")));
    got(await noteSecret("pool", "abc", note("two")));
    const plan = { retireAt: "2027-01-01T08:00:00.000Z", zone: "Europe/Berlin", plannedBy: by };
    got(await savePlan("pool", "abc", "one", plan));
    await bury("abc", "one");
    await bury("abc", "one");
    expect(got(await deletedSecretsOf("pool", "abc", 0))).toEqual([
      {
        secretId: "one",
        fingerprint: "print of one",
        why: "finished",
        deletedAt: expect.any(String),
        deletedBy: by,
      },
    ]);
    expect([...got(await notesOf("pool", "abc")).keys()]).toEqual(["two"]);
    expect(got(await plansOf("pool", "abc")).size).toBe(0);
  });

  test("one that leaked has leaked, whatever else is said of its deletion before or after", async () => {
    for (const clientId of ["leaked first", "leaked last"]) {
      got(await noteSecret("pool", clientId, note("one")));
      const order = ["leaked", "finished"] as const;
      for (const why of clientId === "leaked first" ? order : order.toReversed())
        await bury(clientId, "one", why);
      expect(got(await deletedSecretsOf("pool", clientId, 0))).toMatchObject([
        { why: "leaked", fingerprint: "print of one" },
      ]);
    }
  });

  test("one that was made with its client is known by its client's note, one from elsewhere by nothing", async () => {
    got(await noteSecret("pool", "def", note("first")));
    await bury("def", "one");
    await bury("def", "two");
    const prints = got(await deletedSecretsOf("pool", "def", 0)).map(({ secretId, fingerprint }) => [
      secretId,
      fingerprint,
    ]);
    expect(Object.fromEntries(prints)).toEqual({ one: "print of first", two: null });
  });

  test("after their time only those that leaked are remembered, and one that is back is not", async () => {
    await bury("ghi", "one");
    await bury("ghi", "two", "leaked");
    expect((await idsOf("ghi")).sort()).toEqual(["one", "two"]);
    expect(await idsOf("ghi", Date.now() + 60_000)).toEqual(["two"]);
    got(await unburySecret("pool", "ghi", "one"));
    expect(await idsOf("ghi")).toEqual(["two"]);
    expect(await idsOf("abc-of-another")).toEqual([]);
  });

  test("a secret that is noted by its own id and as its client's first is known by its own", async () => {
    for (const id of ["first", "one"]) got(await noteSecret("pool", "jkl", note(id)));
    await bury("jkl", "one");
    expect(got(await deletedSecretsOf("pool", "jkl", 0))[0]?.fingerprint).toBe("print of one");
    expect(got(await notesOf("pool", "jkl")).size).toBe(0);
  });

  test("what is buried or comes back is one secret of one client of one pool, and its plan alone goes", async () => {
    const plan = { retireAt: "2027-01-01T08:00:00.000Z", zone: "Europe/Berlin", plannedBy: by };
    const others = [
      ["near", "abc", "two"],
      ["near", "def", "one"],
      ["far", "abc", "one"],
    ] as const;
    for (const [pool, client, id] of others) {
      got(await noteSecret(pool, client, note(id)));
      got(await savePlan(pool, client, id, plan));
    }
    const deletion = { secretId: "one", noteIds: ["one"], why: "finished", deletedBy: by } as const;
    got(await burySecret("near", "abc", deletion));
    for (const [pool, client, id] of others) {
      expect([...got(await notesOf(pool, client)).keys()]).toEqual([id]);
      expect([...got(await plansOf(pool, client)).keys()]).toEqual([id]);
    }
    const listed = async (pool: string, client: string) =>
      got(await deletedSecretsOf(pool, client, 0)).length;
    got(await burySecret("far", "abc", deletion));
    got(await burySecret("near", "def", deletion));
    got(await unburySecret("near", "abc", "one"));
    expect([await listed("near", "abc"), await listed("far", "abc"), await listed("near", "def")]).toEqual([
      0, 1, 1,
    ]);
    got(await unburySecret("far", "abc", "two"));
    expect(await listed("far", "abc")).toBe(1);
  });

  test("deleted secrets stand latest first, and one buried at the very instant asked about is not told", async () => {
    const at = Date.parse("2026-03-01T08:00:00.000Z");
    const clock = vi.spyOn(Date, "now");
    onTestFinished(() => clock.mockRestore());
    for (const [index, id] of ["one", "two", "three"].entries()) {
      clock.mockReturnValue(at + index);
      await bury("mno", id);
    }
    expect(await idsOf("mno")).toEqual(["three", "two", "one"]);
    expect(await idsOf("mno", at)).toEqual(["three", "two"]);
  });
});

import { expect, test } from "vitest";
import { burySecret, deletedSecretsOf, unburySecret } from "@/lib/store/secrets/deleted";
import { noteSecret, notesOf } from "@/lib/store/secrets/notes";
import { plansOf, savePlan } from "@/lib/store/secrets/plans";
import { got, onBothStores } from "../../../kit/store/both-stores";

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
});

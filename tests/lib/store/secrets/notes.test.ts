import { expect, test } from "vitest";
import { isUnproven, noteProven, noteSecret, notesOf } from "@/lib/store/secrets/notes";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const made = (secretId: string) => ({
  secretId,
  fingerprint: `print of ${secretId}`,
  madeBy: "ann@example.com",
  provenAt: null,
});

onBothStores(() => {
  test("a secret is noted with who made it, and proven by its fingerprint, in its own client only", async () => {
    got(await noteSecret("pool", "abc", made("one")));
    got(await noteSecret("pool", "abc", made("two")));
    got(await noteSecret("pool", "def", made("one")));
    const { provenAt, secretIds } = got(await noteProven("pool", "abc", "print of two"));
    expect(secretIds).toEqual(["two"]);
    const notes = got(await notesOf("pool", "abc"));
    expect(notes.get("one")).toEqual({
      fingerprint: "print of one",
      madeBy: "ann@example.com",
      provenAt: null,
      restores: null,
    });
    expect(notes.get("two")?.provenAt).toBe(provenAt);
    expect(got(await notesOf("pool", "def")).get("one")?.provenAt).toBeNull();
    expect(got(await notesOf("other", "abc")).size).toBe(0);
  });

  test("a secret that was proven before it was shown is noted so", async () => {
    const provenAt = "2026-11-22T10:00:00.000Z";
    got(await noteSecret("pool", "ghi", { ...made("one"), provenAt }));
    expect(got(await notesOf("pool", "ghi")).get("one")?.provenAt).toBe(provenAt);
  });

  test("a secret that holds a deleted value again is noted so", async () => {
    got(await noteSecret("pool", "jkl", made("one")));
    got(await noteSecret("pool", "jkl", { ...made("two"), fingerprint: "print of one", restores: "one" }));
    expect(got(await noteProven("pool", "jkl", "print of one")).secretIds.sort()).toEqual(["one", "two"]);
    expect(got(await notesOf("pool", "jkl")).get("two")?.restores).toBe("one");
  });

  test("a proof is of one secret of one client of one pool, and a note is the last one", async () => {
    for (const [pool, client] of [
      ["near", "abc"],
      ["near", "def"],
      ["far", "abc"],
    ] as const)
      got(await noteSecret(pool, client, made("one")));
    const { provenAt } = got(await noteProven("near", "abc", "print of one"));
    const proven = async (pool: string, client: string) =>
      got(await notesOf(pool, client)).get("one")?.provenAt;
    expect([await proven("near", "abc"), await proven("near", "def"), await proven("far", "abc")]).toEqual([
      provenAt,
      null,
      null,
    ]);
    got(await noteSecret("near", "abc", { ...made("one"), madeBy: "bob@example.com", restores: "two" }));
    expect(got(await notesOf("near", "abc")).get("one")).toEqual({
      fingerprint: "print of one",
      madeBy: "bob@example.com",
      provenAt: null,
      restores: "two",
    });
    got(await noteProven("near", "abc", "print of another"));
    expect(await proven("near", "abc")).toBeNull();
  });

  test("only a secret that was made here and got no token is unproven", async () => {
    const isOpen = async (client: string, id: string) =>
      got(await isUnproven("open", client, `print of ${id}`));
    got(await noteSecret("open", "abc", made("one")));
    got(await noteSecret("open", "def", { ...made("two"), provenAt: "2026-11-22T10:00:00.000Z" }));
    expect(await isOpen("abc", "one")).toBe(true);
    expect(await isOpen("abc", "two")).toBe(false);
    expect(await isOpen("def", "two")).toBe(false);
    expect(await isOpen("def", "one")).toBe(false);
    got(await noteProven("open", "abc", "print of one"));
    expect(await isOpen("abc", "one")).toBe(false);
  });
});

import { expect, test } from "vitest";
import { noteProven, noteSecret, notesOf } from "@/lib/store/secrets/notes";
import { got, onBothStores } from "../../../kit/store/both-stores";

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
    const provenAt = got(await noteProven("pool", "abc", "print of two"));
    const notes = got(await notesOf("pool", "abc"));
    expect(notes.get("one")).toEqual({ madeBy: "ann@example.com", provenAt: null, restores: null });
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
    got(await noteSecret("pool", "jkl", { ...made("two"), restores: "one" }));
    expect(got(await notesOf("pool", "jkl")).get("two")?.restores).toBe("one");
  });
});

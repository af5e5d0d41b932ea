import { expect, test } from "vitest";
import type { z } from "zod";
import {
  finishDraft,
  proofDraft,
  retirementDraft,
  secretIdDraft,
  undoDraft,
} from "@/lib/domain/secret/draft";

/** What is said of each wrong field. */
function objections(schema: z.ZodType, value: unknown): Record<string, string> {
  const read = schema.safeParse(value);
  return Object.fromEntries(
    (read.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message] as const),
  );
}

const one = { clientId: "orders", secretId: "orders--1" };

test.each([secretIdDraft, finishDraft, retirementDraft])(
  "one secret is named by its client and its id",
  (schema) => {
    const rest = { usesNewSecret: "on", retireAt: "", zone: "UTC" };
    expect(objections(schema, { ...one, ...rest })).toEqual({});
    expect(objections(schema, { ...one, ...rest, secretId: "s".repeat(128) })).toEqual({});
    for (const secretId of ["", "s".repeat(129), undefined])
      expect(Object.keys(objections(schema, { ...one, ...rest, secretId }))).toEqual(["secretId"]);
    expect(Object.keys(objections(schema, { ...one, ...rest, clientId: "a-b" }))).toEqual(["clientId"]);
  },
);

test("a rotation is finished by who ticks that the new secret is in use", () => {
  for (const usesNewSecret of [undefined, "off", "true"])
    expect(objections(finishDraft, { ...one, usesNewSecret })).toEqual({
      usesNewSecret: "Confirm that your services use the new secret.",
    });
});

test("an old value is taken without the spaces around it, from 24 to 64 characters", () => {
  const undo = (secret: string) => undoDraft.safeParse({ clientId: "orders", secret });
  for (const secret of ["a".repeat(24), "Z9_".padEnd(64, "0")])
    expect(undo(` ${secret}\n`).data).toEqual({ clientId: "orders", secret });
  const wrong = "This isn’t a client secret, which has 24 to 64 letters, digits or _. Nothing was sent.";
  for (const secret of [
    "a".repeat(23),
    "a".repeat(65),
    `${"a".repeat(30)}+`,
    `${"a".repeat(20)} ${"a".repeat(20)}`,
    "",
  ])
    expect(objections(undoDraft, { clientId: "orders", secret }), secret).toEqual({ secret: wrong });
});

test("a secret to be tried is whatever Cognito takes as one, as it is", () => {
  for (const secret of ["a", "a+b_C", "a".repeat(64)])
    expect(proofDraft.parse({ clientId: "orders", secret }).secret).toBe(secret);
  for (const secret of ["", "a".repeat(65), "a b", " a", "a\n", "é"])
    expect(objections(proofDraft, { clientId: "orders", secret })).toEqual({
      secret: "This isn’t a client secret.",
    });
});

test("a retirement is an instant with its offset, or none, before the year 2100", () => {
  const at = (retireAt: string) => retirementDraft.safeParse({ ...one, retireAt, zone: "Europe/Zurich" });
  expect(at("").data?.retireAt).toBeNull();
  expect(at("2027-03-01T09:00:00+01:00").data?.retireAt).toBe("2027-03-01T08:00:00.000Z");
  expect(at("2099-12-31T23:59:59Z").data?.retireAt).toBe("2099-12-31T23:59:59.000Z");
  for (const wrong of ["2027-03-01T09:00:00", "2027-03-01", "soon", "2027-02-30T09:00:00Z"])
    expect(objections(retirementDraft, { ...one, retireAt: wrong, zone: "UTC" }), wrong).toEqual({
      retireAt: "Enter a date and a time.",
    });
  for (const late of ["2100-01-01T00:00:00Z", "9999-12-31T23:00:00-02:00"])
    expect(objections(retirementDraft, { ...one, retireAt: late, zone: "UTC" }), late).toEqual({
      retireAt: "Choose a time before the year 2100.",
    });
});

test("a time zone is one that there is", () => {
  const zoned = (zone: string) => objections(retirementDraft, { ...one, retireAt: "", zone });
  for (const zone of ["UTC", "Europe/Zurich", "America/Argentina/ComodRivadavia"])
    expect(zoned(zone)).toEqual({});
  for (const zone of ["", "Europe/Nowhere", "z".repeat(64)])
    expect(zoned(zone)).toEqual({ zone: "This isn’t a time zone." });
  expect(Object.keys(zoned("z".repeat(65)))).toEqual(["zone"]);
});

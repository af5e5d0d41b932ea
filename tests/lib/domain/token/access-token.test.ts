import fc from "fast-check";
import { expect, test } from "vitest";
import { claimWords, decodeToken, instantIn, scopeRows, sizeWarning } from "@/lib/domain/token/access-token";

const part = (value: unknown) => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");

test("a token is taken apart, in whatever alphabet its claims are written", () => {
  const claims = { client_id: "abc", note: "é世🎉?>~" };
  expect(decodeToken(`${part({ alg: "RS256" })}.${part(claims)}.sig`)).toEqual({
    header: { alg: "RS256" },
    claims,
  });
});

test("what is no token is none, and never an error", () => {
  fc.assert(fc.property(fc.string(), (text) => void decodeToken(text)));
  for (const text of [
    "",
    "a.b.c",
    `${part({})}.${part([])}.x`,
    `${part({})}.${part(null)}.x`,
    `${part({})}.${part({})}`,
  ])
    expect(decodeToken(text)).toBeNull();
});

test("requested, granted and allowed scopes stand side by side, dead ones marked", () => {
  const scopes = {
    granted: ["a/read"],
    allowed: ["a/read", "a/gone", "a/write"],
    live: ["a/read", "a/write"],
  };
  const row = (
    scope: string,
    isRequested: boolean,
    isGranted: boolean,
    isAllowed: boolean,
    isDead = false,
  ) => ({
    scope,
    isRequested,
    isGranted,
    isAllowed,
    isDead,
  });
  expect(scopeRows({ ...scopes, requested: ["b/other", "a/gone", "a/read"] })).toEqual([
    row("b/other", true, false, false),
    row("a/gone", true, false, true, true),
    row("a/read", true, true, true),
    row("a/write", false, false, true),
  ]);
  // Nothing asked for is everything asked for.
  expect(scopeRows({ ...scopes, requested: [] }).every(({ isRequested }) => isRequested)).toBe(true);
});

test("only a token that many servers would refuse is warned of", () => {
  expect(sizeWarning("x".repeat(6 * 1024))).toBeNull();
  expect(sizeWarning("x".repeat(6 * 1024 + 1))).toMatch(/^The token is 6,145 characters long\./);
});

test("each claim has a word, unknown ones too, and instants are told as such", () => {
  expect(claimWords("client_id")).toContain("instead of aud");
  expect(claimWords("tenant")).toBe("Added by this pool for its APIs");
  expect(instantIn("exp", 1_700_000_000)).toBe("2023-11-14T22:13:20.000Z");
  expect(instantIn("exp", 1e300)).toBeNull();
  expect(instantIn("version", 2)).toBeNull();
});

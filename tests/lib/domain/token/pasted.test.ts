import fc from "fast-check";
import { expect, test } from "vitest";
import { bareToken, likelyDemand, whyNoCheck } from "@/lib/domain/token/pasted";

const token = `${btoa('{"alg":"RS256"}')}.${btoa('{"scope":"a/read"}')}.sig`.replace(/=/g, "");

test.each([
  token,
  `Bearer ${token}`,
  `  bearer\t${token}\n`,
  `Authorization: Bearer ${token}`,
  `"authorization: BEARER ${token}"`,
  `'${token}'`,
  `\`${token}\``,
  `${token.slice(0, 9)}\r\n  ${token.slice(9)}`,
])("%j is the token alone", (text) => {
  expect(bareToken(text)).toBe(token);
  expect(whyNoCheck(text)).toBeNull();
});

test("a token that begins like what may come before it is left whole", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.-]{1,80}$/), (text) => {
      expect(bareToken(text)).toBe(text);
    }),
  );
});

test("what cannot be checked is said: nothing, and what is no token", () => {
  for (const text of ["", "  ", '""']) expect(whyNoCheck(text)).toBe("Paste a token.");
  for (const text of ["abc", "a.b.c", `${token}.x`, "Bearer"])
    expect(whyNoCheck(text)).toMatch(/^This isn’t a JWT\. Paste the whole token/);
});

const server = (identifier: string, ...names: string[]) => ({
  identifier,
  name: identifier,
  isManaged: false,
  scopes: names.map((name) => ({ name, full: `${identifier}/${name}`, description: "" })),
});
const servers = [server("a", "read", "write"), server("b", "read", "list", "drop"), server("c", "read")];

test.each([
  ["a/read b/list b/read", { identifier: "b", scopes: ["b/read", "b/list"] }],
  // The first of two that have as many.
  ["c/read a/write", { identifier: "a", scopes: ["a/write"] }],
  ["d/read openid", null],
  ["", null],
])("a token with the scopes %j is likely for %j", (scope, demand) => {
  expect(likelyDemand({ scope }, servers)).toEqual(demand);
});

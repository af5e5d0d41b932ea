import { expect, test } from "vitest";
import { HIDDEN, withoutTokens } from "@/lib/domain/secret/hidden-tokens";

const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";

test("what is hidden says so", () => {
  expect(HIDDEN).toBe("[hidden]");
});

test.each([
  ["a token alone", token, HIDDEN],
  ["a token in a sentence", `It sent ${token}, twice.`, `It sent ${HIDDEN}, twice.`],
  ["an empty signature", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", HIDDEN],
  ["a label before a token", `see.${token}`, `see.${HIDDEN}`],
  ["a label that ends in a hyphen", `token-${token}`, `token-${HIDDEN}`],
  ["what follows a token", `${token}.js`, `${HIDDEN}.js`],
  ["two tokens with a dot between", `${token}.${token}`, `${HIDDEN}.${HIDDEN}`],
  ["five parts, as encrypted tokens have", `${token}.aaaa.bbbb`, `${HIDDEN}.aaaa.bbbb`],
])("%s is hidden", (_, text, expected) => {
  expect(withoutTokens(text)).toBe(expected);
});

test.each([
  "Basic b3JkZXJzOnNlY3JldA==",
  "Bearer abcdefgh",
  "basic b3JkZXJzOnNlY3JldA==",
  "bearer abc123def",
  "BASIC b3JkZXJzOnNlY3JldA==",
  "BEARER ABCDEFGH",
  "Bearer   a-b_c~d+e/f=",
  "bearer  a-b_c.d~e+f/g=",
])("the value of an Authorization header is hidden: %s", (text) => {
  expect(withoutTokens(`Authorization: ${text}, sent`)).toBe(`Authorization: ${HIDDEN}, sent`);
});

test.each([
  "basic reporting and bearer options",
  "Basic tier",
  "Bearer 1234567",
  "aBasic b3JkZXJzOnNlY3JldA==",
  "eyJhbGciOiJSUzI1NiJ9.only-two",
  "eyJhbGciOiJSUzI1NiJ9..c2ln",
  "eyJ.eyJzdWIiOiJhIn0.c2ln",
  "heyJude.one.two",
  "one.two.three",
  "",
])("other words stay: %s", (text) => {
  expect(withoutTokens(text)).toBe(text);
});

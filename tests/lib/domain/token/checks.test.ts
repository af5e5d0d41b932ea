import { expect, test } from "vitest";
import {
  checksOf,
  type Expected,
  faultsIn,
  notesIn,
  type Signature,
  scopeCheck,
} from "@/lib/domain/token/checks";

const original = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A";
const updated = "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A";
const expected: Expected = {
  signature: "valid",
  damage: null,
  issuer: original,
  issuers: [original, updated],
  clientId: "abc",
  isClientKnown: null,
  now: 1_000,
};
const claims = { iss: original, token_use: "access", client_id: "abc", exp: 1_001, scope: "a/read a/write" };

/** The names of the checks that fail. */
const failing = (more: object, against: Partial<Expected> = {}) =>
  checksOf(
    { header: { alg: "RS256", kid: "k" }, claims: { ...claims, ...more } },
    { ...expected, ...against },
  )
    .filter(({ isPassed }) => !isPassed)
    .map(({ name }) => name);

test("a good token passes every check", () => {
  expect(failing({})).toEqual([]);
});

test.each([
  ["Issuer", { iss: "https://evil.example.com" }],
  ["Issuer", { iss: undefined }],
  ["token_use", { token_use: "id" }],
  ["Client", { client_id: "other" }],
  ["Client", { client_id: undefined, aud: "abc" }],
  ["Expiry", { exp: 1_000 }],
  ["Expiry", { exp: undefined }],
  ["Expiry", { exp: "1001" }],
])("%s fails alone for %j", (name, more) => {
  expect(failing(more)).toEqual([name]);
});

test("the issuer's other form passes, and is told", () => {
  const [, issuer] = checksOf({ header: {}, claims: { ...claims, iss: updated } }, expected);
  expect(issuer).toMatchObject({
    isPassed: true,
    reason: expect.stringContaining("another issuer form of this pool"),
  });
  expect(failing({}, { issuer: updated })).toEqual([]);
});

test.each<Signature>(["invalid", "unknown-key", "wrong-algorithm", "unreachable"])(
  "a signature that is %s fails, with a reason of its own",
  (signature) => {
    const [check] = checksOf({ header: { alg: "none", kid: "k" }, claims }, { ...expected, signature });
    expect(check?.isPassed).toBe(false);
    expect(check?.reason).toMatch(/\.$/);
  },
);

test("without a client of one's own, the pool's clients count", () => {
  expect(failing({}, { clientId: null, isClientKnown: true })).toEqual([]);
  expect(failing({}, { clientId: null, isClientKnown: false })).toEqual(["Client"]);
});

test("a scope is compared whole", () => {
  const token = { header: {}, claims };
  expect(scopeCheck(token, ["a/read"]).isPassed).toBe(true);
  expect(scopeCheck(token, []).isPassed).toBe(true);
  expect(scopeCheck(token, ["a/rea"])).toMatchObject({
    isPassed: false,
    reason: "Missing scope a/rea. Granted: a/read, a/write.",
    fault: "Missing scope a/rea",
  });
  expect(scopeCheck(token, ["a/x", "a/read", "a/y"]).fault).toBe("Missing scopes a/x, a/y");
});

test("what is wrong is said in a few words, and an instant as people write one", () => {
  const told = (more: object, against: Partial<Expected> = {}) =>
    faultsIn(checksOf({ header: {}, claims: { ...claims, ...more } }, { ...expected, ...against }));
  expect(told({})).toEqual([]);
  expect(told({ exp: 1, token_use: "id" }, { signature: "unknown-key" })).toEqual([
    "Signed with an unknown key",
    "Not an access token",
    "Expired",
  ]);
  expect(told({ iss: "https://other", client_id: "" })).toEqual([
    "Issued by another user pool",
    "No client ID",
  ]);
  expect(told({ client_id: "other" })).toEqual(["Issued to another client"]);
  expect(told({}, { clientId: null, isClientKnown: false })).toEqual([
    "Its client doesn’t exist in this pool",
  ]);
  const expiry = checksOf({ header: {}, claims: { ...claims, exp: 1_700_000_000 } }, expected).find(
    ({ name }) => name === "Expiry",
  );
  expect(expiry?.reason).toBe("Expires at 2023-11-14 22:13:20 UTC.");
});

const notes = (more: object) =>
  Object.fromEntries(
    notesIn(checksOf({ header: {}, claims: { ...claims, ...more } }, expected)).map(({ name, reason }) => [
      name,
      reason,
    ]),
  );

test("a missing audience is no fault, but named: some APIs require one", () => {
  expect(failing({})).toEqual([]);
  expect(notes({}).Audience).toMatch(
    /^The token has no aud claim.*check client_id instead.*only where the method lists scopes/,
  );
  expect(notes({ aud: "abc" }).Audience).toMatch(/^aud is abc, from a trigger/);
  expect(notes({ aud: ["a", "b"] }).Audience).toMatch(/^aud is a, b,/);
});

test.each([
  [1_180, /180 seconds ahead of Clientele’s clock\. A clock is wrong/],
  [1_006, /6 seconds ahead/],
  [1_005, undefined],
  [1_000, undefined],
  [900, undefined],
  ["2000", undefined],
  [undefined, undefined],
])("an issue time of %s at 1000 is noted as it should be", (iat, said) => {
  const { "Issued at": reason } = notes({ iat });
  if (said) expect(reason).toMatch(said);
  else expect(reason).toBeUndefined();
});

test("a token that is not valid yet fails", () => {
  expect(failing({ nbf: 1_001 })).toEqual(["Start"]);
  expect(failing({ nbf: 1_000 })).toEqual([]);
});

test("a signature that was cut is called so, and one that is whole is not", () => {
  const damage = { fault: "The end of the token is missing", reason: "Cut." };
  const [cut] = checksOf({ header: {}, claims }, { ...expected, signature: "invalid", damage });
  expect(cut).toMatchObject({ fault: damage.fault, reason: "Cut." });
  const [valid] = checksOf({ header: {}, claims }, { ...expected, damage });
  expect(valid?.isPassed).toBe(true);
});

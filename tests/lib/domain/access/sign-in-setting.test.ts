import { expect, test } from "vitest";
import { read } from "@/lib/config";

const settings = {
  COGNITO_POOLS: "dev=eu-west-1_AbC123",
  NEXTAUTH_URL: "https://console.example.com",
  NEXTAUTH_SECRET: "x".repeat(32),
  SIGN_IN_ISSUER: "https://auth.example.com/",
  SIGN_IN_CLIENT_ID: "abc",
  SIGN_IN_CLIENT_SECRET: "def",
};

test("without settings a sign-in is that of Cognito", () => {
  expect(read(settings).signIn).toMatchObject({
    groups: { claim: "cognito:groups", separator: null },
    scopes: null,
    parameters: {},
  });
});

test("scopes and parameters are read as they are written in a URL", () => {
  const set = { SIGN_IN_SCOPES: " openid  email", SIGN_IN_PARAMETERS: "prompt=consent&domain_hint=a%20b" };
  expect(read({ ...settings, ...set }).signIn).toMatchObject({
    scopes: ["openid", "email"],
    parameters: { prompt: "consent", domain_hint: "a b" },
  });
});

test.each([
  ["SIGN_IN_SCOPES", "email profile", "SIGN_IN_SCOPES must include openid."],
  ["SIGN_IN_GROUPS_SEPARATOR", ";", "SIGN_IN_GROUPS_SEPARATOR must be comma or space"],
  ["SIGN_IN_PARAMETERS", "prompt=consent&state=x", "SIGN_IN_PARAMETERS must not contain state"],
  [
    "SIGN_IN_PARAMETERS",
    "redirect_uri=https://evil.example",
    "SIGN_IN_PARAMETERS must not contain redirect_uri",
  ],
  ["SIGN_IN_PARAMETERS", "nonce=1&response_mode=fragment", "must not contain nonce, response_mode"],
])("%s=%s is refused at the start", (name, value, complaint) => {
  expect(() => read({ ...settings, [name]: value })).toThrow(complaint);
});

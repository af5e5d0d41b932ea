import { expect, test } from "vitest";
import { kindOf, sameName, signInFlows } from "@/lib/domain/client/client";

test.each([
  ["m2m", ["client_credentials"], ["ALLOW_REFRESH_TOKEN_AUTH"]],
  ["m2m", [], ["ALLOW_CLIENT_TOKEN_AUTH"]],
  ["mixed", ["client_credentials"], ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]],
  ["mixed", ["client_credentials"], ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]],
  ["people", ["code"], ["ALLOW_USER_SRP_AUTH"]],
  ["people", [], []],
])("%s: flows %j, auth flows %j", (kind, flows, authFlows) => {
  expect(kindOf({ flows, authFlows, scopes: [] })).toBe(kind);
});

test.each([
  ["m2m", ["ALLOW_REFRESH_TOKEN_AUTH"], ["orders/read"]],
  ["people", ["ALLOW_REFRESH_TOKEN_AUTH"], ["openid"]],
  ["people", ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"], ["orders/read"]],
  ["people", [], ["orders/read"]],
])("%s without OAuth flows: auth flows %j, scopes %j", (kind, authFlows, scopes) => {
  expect(kindOf({ flows: [], authFlows, scopes })).toBe(kind);
});

test("names that differ in case or outer spaces only are the same to people", () => {
  expect(sameName("Orders-Worker ", "orders-worker")).toBe(true);
  expect(sameName("orders-worker", "orders worker")).toBe(false);
});

test("the flows that let people sign in have the words of the AWS console, old and new names alike", () => {
  const flows = [
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ADMIN_NO_SRP_AUTH",
    "ALLOW_CUSTOM_AUTH",
    "CUSTOM_AUTH_FLOW_ONLY",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_USER_PASSWORD_AUTH",
    "USER_PASSWORD_AUTH",
    "ALLOW_USER_AUTH",
  ];
  const admin = "Sign in with server-side administrative credentials";
  const custom = "Sign in with custom authentication flows from Lambda triggers";
  const password = "Sign in with username and password";
  expect(signInFlows([...flows, "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_CLIENT_TOKEN_AUTH"])).toEqual(
    [
      admin,
      admin,
      custom,
      custom,
      "Sign in with secure remote password (SRP)",
      password,
      password,
      "Choice-based sign-in",
    ].map((words, index) => ({ flow: flows[index], words })),
  );
});

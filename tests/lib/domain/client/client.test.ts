import { expect, test } from "vitest";
import { kindOf, sameName } from "@/lib/domain/client/client";

test.each([
  ["m2m", ["client_credentials"], ["ALLOW_REFRESH_TOKEN_AUTH"]],
  ["m2m", [], ["ALLOW_CLIENT_TOKEN_AUTH"]],
  ["mixed", ["client_credentials"], ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]],
  ["mixed", ["client_credentials"], ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]],
  ["people", ["code"], ["ALLOW_USER_SRP_AUTH"]],
  ["people", [], []],
])("%s: flows %j, auth flows %j", (kind, flows, authFlows) => {
  expect(kindOf({ flows, authFlows, isDcr: false })).toBe(kind);
});

test("a client that registered itself is told apart from all others", () => {
  expect(kindOf({ flows: ["client_credentials"], authFlows: [], isDcr: true })).toBe("dcr");
});

test("names that differ in case or outer spaces only are the same to people", () => {
  expect(sameName("Orders-Worker ", "orders-worker")).toBe(true);
  expect(sameName("orders-worker", "orders worker")).toBe(false);
});

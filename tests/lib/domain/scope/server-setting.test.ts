import { expect, test } from "vitest";
import { serverSettings } from "@/lib/domain/scope/server-setting";

test("resource servers are named with their pools, whatever their identifiers hold", () => {
  expect(
    serverSettings.parse("eu-west-1_A/orders, eu-west-1_B/https%3A%2F%2Fapi.example.com%2Fa%2Cb%2B"),
  ).toEqual([
    { poolId: "eu-west-1_A", identifier: "orders" },
    { poolId: "eu-west-1_B", identifier: "https://api.example.com/a,b+" },
  ]);
});

test.each(["orders", "eu-west-1_A/", "eu-west-1_A/%E0%A4%A", "eu-west-1_A/a,,eu-west-1_A/b"])(
  "%s is refused by the entry that is wrong",
  (setting) => {
    const [issue] = serverSettings.safeParse(setting).error?.issues ?? [];
    expect(issue?.message).toContain("is not POOL_ID/IDENTIFIER");
  },
);

test("the setting may be left out", () => {
  expect(serverSettings.parse(undefined)).toEqual([]);
});

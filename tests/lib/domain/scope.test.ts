import { expect, test } from "vitest";
import { byServer, liveScopes, REGISTER_SCOPE } from "@/lib/domain/scope";

test("a scope that its resource server has no longer is dead, and one of Cognito's own is not", () => {
  const read = { full: "https://api.example.com/orders/read", name: "read", description: "Read" };
  const orders = {
    identifier: "https://api.example.com/orders",
    name: "Orders",
    scopes: [read],
    isManaged: false,
  };
  const scopes = ["openid", "https://api.example.com/orders/read", "https://api.example.com/orders/stock"];
  expect(liveScopes(scopes, [orders])).toEqual(["openid", "https://api.example.com/orders/read"]);
  expect(liveScopes(scopes, [])).toEqual(["openid"]);
});

test("a system scope needs no resource server, unlike any other scope with a slash", () => {
  expect(liveScopes([REGISTER_SCOPE, "aws.cognitox/read"], [])).toEqual([REGISTER_SCOPE]);
});

test("scopes are grouped by their resource servers, in the order given", () => {
  expect([...byServer(["orders/read", "openid", "https://a/b/pay", "orders/write"])]).toEqual([
    ["orders", ["read", "write"]],
    ["", ["openid"]],
    ["https://a/b", ["pay"]],
  ]);
});

import { expect, test } from "vitest";
import { explainScopes } from "@/lib/domain/token/scope-refusal";
import { healthyPool, read, write } from "@/tests/kit/failure-texts/healthy-pool";
import { ownTime } from "@/tests/kit/own-time";

const told = (...requested: string[]) => explainScopes(healthyPool({ requested }));

test.each([
  ["email", "scope-for-people", "email is only for user sign-in"],
  ["openid", "scope-for-people", "openid is only for user sign-in"],
  ["profile", "scope-for-people", "profile is only for user sign-in"],
  ["OpenID", "scope-for-people", "OpenID is only for user sign-in"],
  ["aws.cognito.signin.user.admin", "scope-for-people", "only for user sign-in"],
  ["offline_access", "scope-for-people", "only for user sign-in"],
  [`${read},${write}`, "scope-joined", "2 scopes joined by a comma"],
  [`${read};${write}`, "scope-joined", "2 scopes joined by a semicolon"],
  [`${read}%20${write}`, "scope-joined", "the scope was encoded twice"],
  [`${read}+${write}`, "scope-joined", "the scope was encoded twice"],
  [`${read}|${write}`, "scope-joined", "a vertical bar"],
  ["orders.read,orders.write", "scope-joined", "2 scopes joined by a comma"],
  [`${read},payments/refund`, "scope-joined", "2 scopes joined by a comma"],
  ["orders.read", "scope-not-whole", "orders.read isn’t a whole scope"],
  ["https://api.example.com/orders//orders.read", "scope-not-whole", "isn’t a whole scope"],
  ["https://api.example.com/orders/orders.read/", "scope-not-whole", "isn’t a whole scope"],
  ["https://api.example.com/Orders/orders.read", "scope-not-whole", "isn’t a whole scope"],
  ["api.example.com/orders/orders.read", "scope-not-whole", "isn’t a whole scope"],
  ["orders/orders.read", "scope-not-whole", "isn’t a whole scope"],
  ["Orders/orders.read", "scope-not-whole", "isn’t a whole scope"],
  ["/orders.read", "scope-not-whole", "isn’t a whole scope"],
  ["payments.refund", "scope-not-whole", "payments.refund isn’t a whole scope"],
  ["payments:refund", "scope-not-whole", "payments:refund isn’t a whole scope"],
  ["payments/refund", "scope-not-allowed", "payments/refund is not allowed for this client"],
  ["payments/list", "scope-not-allowed", "payments/list is not allowed for this client"],
  ["read", "scope-not-allowed", "read is not allowed for this client"],
  ["https://api.example.com/orders", "scope-not-allowed", "is not allowed for this client"],
  [read, "scope-not-allowed", "A scope is not allowed for this client"],
])("%s: %s", (scope, cause, title) => {
  const explanation = told(scope);
  expect(explanation.cause).toBe(cause);
  expect(explanation.title).toContain(title);
});

test("the way out names the whole scopes", () => {
  expect(told("orders.read").text).toContain(`Its full name is ${read}.`);
  expect(told(`${read},${write}`).text).toBe(`Separate scopes by spaces: ${read} ${write}`);
  expect(told("email", read).text).toContain("Leave it out of the request.");
  expect(told("refund").text).toContain("This client may not request payments/refund yet.");
});

test("no text of scopes, however long, takes long", () => {
  for (const scope of [",".repeat(256), "/".repeat(256), `${"a,".repeat(127)}a`, `${"a/".repeat(127)}a`]) {
    const scopes = Array.from({ length: 50 }, (_, at) => `${at}${scope}`.slice(0, 256));
    expect(ownTime(() => told(...scopes))).toBeLessThan(500);
  }
});

import { expect, test } from "vitest";
import { differing, shortly } from "@/lib/domain/matrix/difference";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const known = (client: Parameters<typeof aRow>[1] = {}, name = "orders") => {
  const row = aRow(name, client);
  if (!row.client) throw new Error("It was not read.");
  return row.client;
};

test("clients with the same settings do not differ, whatever they are called and in whatever order their scopes are", () => {
  const one = known({ client: { scopes: ["a/read", "a/write"] } }, "orders-dev");
  const other = known({ client: { scopes: ["a/write", "a/read"] } }, "orders-prod");
  expect(differing(one, other)).toEqual([]);
});

test("scopes, lifetime, revocation, whether tokens are given, and flows are compared", () => {
  const one = known({ client: { scopes: ["a/read", "a/write"], tokenMinutes: 60 } });
  const other = known({
    client: {
      scopes: ["a/read", "b/read", "c/read"],
      tokenMinutes: 15,
      isRevocable: false,
      isOAuthOn: false,
      authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    },
  });
  expect(differing(one, other).map(shortly)).toEqual([
    "Scopes +2 −1",
    "Access token lifetime 15 minutes",
    "Token revocation Off",
    "Token requests Off",
    "Authentication flows +1",
  ]);
  expect(differing(other, one).map(shortly)).toEqual([
    "Scopes +1 −2",
    "Access token lifetime 60 minutes",
    "Token revocation On",
    "Token requests On",
    "Authentication flows −1",
  ]);
});

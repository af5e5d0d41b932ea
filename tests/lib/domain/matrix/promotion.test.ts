import { expect, test } from "vitest";
import { chosenChange, lackingServers, promotionOf, usualChoice } from "@/lib/domain/matrix/promotion";

const settings = { name: "orders", scopes: ["a/read"], tokenMinutes: 60, isRevocable: true };
const server = (identifier: string, ...names: string[]) => ({
  identifier,
  name: `API ${identifier}`,
  isManaged: false,
  scopes: names.map((name) => ({ full: `${identifier}/${name}`, name, description: `May ${name}` })),
});
const choice = {
  servers: [server("a", "read", "write", "admin")],
  restricted: { "a/admin": "team-a or an admin" },
};

test("what the counterpart has becomes a change, without its name; what cannot be granted is named", () => {
  const source = {
    name: "orders-dev",
    scopes: ["a/read", "a/write", "a/admin", "b/read", "openid"],
    tokenMinutes: 15,
    isRevocable: false,
  };
  expect(promotionOf(source, settings, choice)).toEqual({
    change: { addScopes: ["a/write"], dropScopes: [], tokenMinutes: 15, isRevocable: false },
    missing: ["b/read"],
    refused: ["a/admin"],
    dead: [],
  });
});

test("scopes that only the target has are removed only where a person chooses it", () => {
  const promotion = promotionOf(
    { ...settings, scopes: ["a/write"] },
    { ...settings, scopes: ["a/read", "openid"] },
    choice,
  );
  expect(promotion.change).toEqual({ addScopes: ["a/write"], dropScopes: ["a/read"] });
  expect(usualChoice(promotion)).toEqual(["a/write"]);
  expect(chosenChange(promotion, new Set(usualChoice(promotion)))).toEqual({
    addScopes: ["a/write"],
    dropScopes: [],
  });
  expect(chosenChange(promotion, new Set(["a/read"]))).toEqual({ addScopes: [], dropScopes: ["a/read"] });
});

test("a scope that died in the target is removed by every promotion, and missing if the counterpart has it", () => {
  const promotion = promotionOf(
    { ...settings, scopes: ["a/read", "b/read"], tokenMinutes: 15 },
    { ...settings, scopes: ["a/read", "b/read"] },
    choice,
  );
  expect(promotion).toMatchObject({ missing: ["b/read"], dead: ["b/read"] });
  expect(chosenChange(promotion, new Set())).toEqual({ addScopes: [], dropScopes: ["b/read"] });
  expect(chosenChange(promotion, new Set(["tokenMinutes"]))).toMatchObject({ tokenMinutes: 15 });
});

test("missing scopes are added as they are described where they exist, on a new resource server if there is none", () => {
  const elsewhere = [server("a", "read", "refund"), server("b", "read")];
  const missing = ["a/refund", "b/read", "c/gone", "aws.cognito/dcr/register"];
  expect(lackingServers(missing, elsewhere, choice.servers)).toEqual([
    {
      identifier: "a",
      name: "API a",
      isThere: true,
      scopes: [{ name: "refund", description: "May refund" }],
    },
    { identifier: "b", name: "API b", isThere: false, scopes: [{ name: "read", description: "May read" }] },
    { identifier: "c", name: "c", isThere: false, scopes: [{ name: "gone", description: "gone" }] },
  ]);
});

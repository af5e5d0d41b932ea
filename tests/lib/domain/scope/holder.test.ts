import { expect, test } from "vitest";
import { asksForName, type Holder, heldDeadScopes, impactInWords } from "@/lib/domain/scope/holder";

const holder = (clientId: string, team: string | null): Holder => ({
  clientId,
  name: clientId,
  team,
  objection: null,
  isOnlyScope: false,
  isTerraform: false,
});

test.each([
  [[], true, "No clients"],
  [[], false, "No known clients so far"],
  [[holder("a", null)], true, "1 client"],
  [[holder("a", "team-x"), holder("b", "team-x"), holder("c", null)], true, "3 clients of 1 team"],
  [[holder("a", "team-x"), holder("b", "team-y")], false, "At least 2 clients of 2 teams"],
])(
  "who would miss a scope is said in numbers that promise no more than is known",
  (holders, isWhole, words) => {
    expect(impactInWords({ holders, isWhole })).toBe(words);
  },
);

test.each([
  [false, 3, false],
  [false, 4, true],
  [true, 1, true],
  [true, 0, false],
])(
  "where each change is confirmed (%s), a scope that %i clients hold is taken off them by its typed name: %s",
  (isConfirmed, holders, asks) => {
    expect(asksForName(isConfirmed, holders)).toBe(asks);
  },
);

test("dead scopes that clients hold are known with their number, those of Cognito itself never", () => {
  const orders = {
    identifier: "https://api/orders",
    name: "Orders",
    isManaged: false,
    scopes: [{ full: "https://api/orders/read", name: "read", description: "" }],
  };
  const scopes = { "https://api/orders/read": 4, "https://api/orders/gone": 2, openid: 1, "gone/all": 1 };
  expect(heldDeadScopes({ scopes }, [orders])).toEqual([
    { full: "gone/all", identifier: "gone", name: "all", clients: 1 },
    { full: "https://api/orders/gone", identifier: "https://api/orders", name: "gone", clients: 2 },
  ]);
});

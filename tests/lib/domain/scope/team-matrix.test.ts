import { expect, test } from "vitest";
import type { ResourceServer } from "@/lib/domain/scope";
import { type ScopeUsage, usageOf } from "@/lib/domain/scope/holder";
import { teamMatrix } from "@/lib/domain/scope/team-matrix";

const server: ResourceServer = {
  identifier: "orders",
  name: "Orders API",
  isManaged: false,
  scopes: ["read", "write"].map((name) => ({ full: `orders/${name}`, name, description: "" })),
};

test("teams with the most clients come first, clients without an owner last", () => {
  const teams = { "orders/read": { "team-b": 2, "": 5, "team-a": 1 }, "orders/write": { "team-a": 3 } };
  expect(teamMatrix(server, { teams })).toEqual({
    teams: ["team-a", "team-b", ""],
    teamsLeft: 0,
    rows: [
      { full: "orders/read", name: "read", counts: [1, 2, 5], rest: 0 },
      { full: "orders/write", name: "write", counts: [3, 0, 0], rest: 0 },
    ],
    most: 5,
  });
});

test("teams beyond the sixth are counted together", () => {
  const counts = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`team-${at}`, 10 - at]));
  const matrix = teamMatrix(server, { teams: { "orders/read": counts } });
  expect(matrix?.teams).toHaveLength(6);
  expect(matrix?.teamsLeft).toBe(2);
  expect(matrix?.rows[0]?.rest).toBe(4 + 3);
});

test("without a client of a team there is no matrix", () => {
  expect(teamMatrix(server, { teams: { "orders/read": { "": 3 } } })).toBeNull();
  expect(teamMatrix(server, { teams: { "other/read": { "team-a": 1 } } })).toBeNull();
});

test("a page gets the usage of its own resource server only, without teams", () => {
  const usage: ScopeUsage = {
    scopes: { "orders/read": 1, "orders/v2/read": 2 },
    servers: { orders: 1, "orders/v2": 2 },
    teams: { "orders/read": { "": 1 }, "orders/v2/read": { "": 2 } },
    isWhole: false,
  };
  expect(usageOf(usage, "orders")).toEqual({
    scopes: { "orders/read": 1 },
    isWhole: false,
  });
});

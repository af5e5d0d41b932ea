import { expect, test } from "vitest";
import { ownerSuggester } from "@/lib/domain/access/owner-suggestion";

const teams = ["team-orders", "team-orders-export", "team-payments"];
const owned = [
  { name: "Ledger-Sync", team: "team-payments", environment: "prod" },
  { name: "shared", team: "team-orders", environment: "prod" },
  { name: "shared", team: "team-payments", environment: "staging" },
  { name: "orders-legacy", team: "team-payments", environment: "prod" },
];
const suggest = ownerSuggester(teams, owned);

test("the owner of a client of the same name is suggested, in any case of letters", () => {
  expect(suggest("ledger-sync")).toEqual({ team: "team-payments", why: "Owns Ledger-Sync in prod" });
  expect(suggest("orders-legacy")?.team).toBe("team-payments");
});

test("clients of one name with different owners suggest nobody", () => {
  expect(suggest("shared")).toBeNull();
});

test.each([
  ["orders-sync", "team-orders"],
  ["Orders", "team-orders"],
  ["orders_sync", "team-orders"],
  ["orders-export-nightly", "team-orders-export"],
  ["ordersync", null],
  ["orders2", null],
  ["new-orders", null],
  ["", null],
])("the client %j is suggested to %j by the beginning of its name", (name, team) => {
  expect(suggest(name)?.team ?? null).toBe(team);
});

test("without known teams nothing is suggested, not even for a team with an empty name", () => {
  expect(ownerSuggester([], [])("orders-sync")).toBeNull();
  expect(ownerSuggester(["team-"], [])("orders-sync")).toBeNull();
});

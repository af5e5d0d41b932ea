import { expect, test } from "vitest";
import { rowRights } from "@/lib/domain/list/row-rights";
import type { Protection } from "@/lib/domain/policy";

const all = ["edit client", "rotate secret", "test token", "suspend client"];
const nothing = (): Protection => null;

const person = (role: "viewer" | "operator" | "admin", ...teams: string[]) => ({
  grants: [{ role, environment: "dev" }],
  teams,
});

test.each([
  ["a viewer", person("viewer", "team-orders"), "dev", []],
  ["an operator of its team", person("operator", "team-orders"), "dev", all],
  ["an operator of another team", person("operator", "team-payments"), "dev", []],
  ["an admin", person("admin"), "dev", all],
  ["an admin of another environment", person("admin"), "prod", []],
] as const)("%s is offered what the policy allows", (_who, who, environment, rights) => {
  const rows = [{ clientId: "a", ownerTeam: "team-orders" }];
  expect(rowRights(who, environment, rows, nothing)).toEqual([rights]);
});

test("a protected client offers nothing, and one of Terraform's may be changed", () => {
  const rows = [
    { clientId: "a", ownerTeam: null },
    { clientId: "b", ownerTeam: null },
    { clientId: "c", ownerTeam: null },
  ];
  const protection = (id: string) => (id === "a" ? "protected" : id === "b" ? "terraform" : null);
  expect(rowRights(person("admin"), "dev", rows, protection)).toEqual([[], all, all]);
});

test("clients of one team share their rights, so that a page sends them once", () => {
  const rows = [
    { clientId: "a", ownerTeam: "team-orders" },
    { clientId: "b", ownerTeam: "team-orders" },
  ];
  const rights = rowRights(person("admin"), "dev", rows, nothing);
  expect(rights[0]).toBe(rights[1]);
});

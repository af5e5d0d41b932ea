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
  const rows = [{ clientId: "a", ownerTeam: "team-orders", environment }];
  expect(rowRights(who, rows, nothing)).toEqual([rights]);
});

test("a protected client offers nothing, and one of Terraform's may be changed", () => {
  const rows = [
    { clientId: "a", ownerTeam: null, environment: "dev" },
    { clientId: "b", ownerTeam: null, environment: "dev" },
    { clientId: "c", ownerTeam: null, environment: "dev" },
  ];
  const protection = (id: string) => (id === "a" ? "protected" : id === "b" ? "terraform" : null);
  expect(rowRights(person("admin"), rows, protection)).toEqual([[], all, all]);
});

test("clients of one team share their rights, so that a page sends them once", () => {
  const rows = [
    { clientId: "a", ownerTeam: "team-orders", environment: "dev" },
    { clientId: "b", ownerTeam: "team-orders", environment: "dev" },
  ];
  const rights = rowRights(person("admin"), rows, nothing);
  expect(rights[0]).toBe(rights[1]);
});

test("clients of several environments are judged each in its own", () => {
  const rows = ["dev", "prod"].map((environment) => ({
    clientId: environment,
    ownerTeam: null,
    environment,
  }));
  expect(rowRights(person("admin"), rows, nothing)).toEqual([all, []]);
});

import { expect, test } from "vitest";
import {
  grantsOf,
  isLive,
  isProduction,
  makePerson,
  makePool,
  makeReader,
  roleIn,
  rolesInWords,
  teamsOf,
} from "@/lib/domain/access/roles";

test("groups give roles, everywhere or in one environment; other groups give none", () => {
  expect(
    grantsOf(["m2m-admin", "m2m-operator@dev", "m2m-owner", "xm2m-admin", "m2m-admins", "team-orders"]),
  ).toEqual([
    { role: "admin", environment: null },
    { role: "operator", environment: "dev" },
  ]);
});

test("a role of one environment counts nowhere else, and the strongest role wins", () => {
  const grants = grantsOf(["m2m-viewer", "m2m-operator@dev"]);
  expect(roleIn({ grants }, "dev")).toBe("operator");
  expect(roleIn({ grants }, "prod")).toBe("viewer");
  expect(roleIn({ grants: grantsOf(["m2m-admin@dev"]) }, "prod")).toBeNull();
});

test("teams are the groups that begin with team-", () => {
  expect(teamsOf(["team-orders", "m2m-admin", "team-", "my-team-x"])).toEqual(["team-orders"]);
});

test("roles and teams are told in words", () => {
  expect(
    rolesInWords({ grants: grantsOf(["m2m-admin", "m2m-operator@dev"]), teams: ["team-orders"] }),
  ).toEqual(["Admin", "Operator in dev", "Team orders"]);
});

const limits = { hours: 8, idleMinutes: 30 };
const minute = 60_000;

test.each([
  ["just begun", 0, 0, true],
  ["29 minutes without input", 29 * minute, 29 * minute, true],
  ["30 minutes without input", 30 * minute, 30 * minute, false],
  ["8 hours of steady input", 480 * minute, 0, false],
  ["a minute before that", 479 * minute, 0, true],
])("a session %s", (_case, age, idle, isStanding) => {
  const now = 1_000_000 * minute;
  expect(isLive({ signedInAt: now - age, seenAt: now - idle }, limits, now)).toBe(isStanding);
});

test("production is told by its name", () => {
  expect(["prod", "Production", "prod-eu"].map(isProduction)).toEqual([true, true, true]);
  expect(["dev", "staging", "preprod"].map(isProduction)).toEqual([false, false, false]);
});

test("the makers give what they are given: only its type is another one", () => {
  const facts = { id: "ann", email: "ann@example.com", name: "Ann", grants: [], teams: [] };
  const address = { id: "pool", environment: "dev", region: "eu-west-1", roleArn: null };
  const person = makePerson(facts);
  expect([person, makeReader(address), makePool({ ...address, person })]).toEqual([
    facts,
    address,
    { ...address, person: facts },
  ]);
});

import { expect, test } from "vitest";
import { groupsInUse, peopleInWords } from "@/lib/domain/access/setup";

const people = [
  ["m2m-admin", "team-orders", "everybody"],
  ["m2m-operator@dev", "team-orders", "team-orders"],
  ["m2m-viewer@prod"],
];

test("groups with a role in the environment are counted, and those that nobody is in are named", () => {
  expect(groupsInUse(people, "dev").roles).toEqual([
    { group: "m2m-viewer", people: 0 },
    { group: "m2m-operator", people: 0 },
    { group: "m2m-admin", people: 1 },
    { group: "m2m-operator@dev", people: 1 },
  ]);
});

test("teams are counted once for each person, and other groups are nobody's concern", () => {
  expect(groupsInUse(people, "dev").teams).toEqual([{ group: "team-orders", people: 2 }]);
  expect(groupsInUse([], "dev").teams).toEqual([]);
});

test("a number of people is in words", () => {
  expect([peopleInWords(1), peopleInWords(3)]).toEqual(["1 person", "3 people"]);
});

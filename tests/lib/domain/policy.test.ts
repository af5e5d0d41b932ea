import { expect, test } from "vitest";
import { grantsOf } from "@/lib/domain/access";
import { may, objectionTo, whyNot, whyNotOn } from "@/lib/domain/policy";

const person = (...groups: string[]) => ({ grants: grantsOf(groups) });

test.each([
  ["m2m-viewer", true, false],
  ["m2m-operator", true, true],
  ["m2m-admin", true, true],
  ["m2m-admin@prod", false, false],
  ["m2m-operator@dev", true, true],
  ["team-orders", false, false],
])("%s in dev: read %s, create %s", (group, reads, creates) => {
  expect(may(person(group), "read", "dev")).toBe(reads);
  expect(may(person(group), "create client", "dev")).toBe(creates);
});

test("a refusal says who could do it instead", () => {
  expect(whyNot("create client")).toContain("operators and admins");
});

const orders = { ...person("m2m-operator"), teams: ["team-orders"] };
const admin = { ...person("m2m-admin"), teams: [] };

test.each([
  ["own team", "team-orders", true],
  ["another team", "team-payments", false],
  ["nobody", null, false],
])("an operator changes what belongs to %s: %s is %s", (_whose, team, isAllowed) => {
  expect(objectionTo(orders, "edit owner", "dev", { team }) === null).toBe(isAllowed);
  expect(objectionTo(admin, "edit owner", "dev", { team })).toBeNull();
});

test("a client is created for one's own team only, and the sentence names those there are", () => {
  const chosen = (team: string | null) =>
    objectionTo(orders, "create client", "dev", { team, teamField: "ownerTeam" });
  expect(chosen("team-orders")).toBeNull();
  expect(chosen("team-payments")).toEqual({
    field: "ownerTeam",
    message: "Choose one of your own teams: team-orders.",
  });
  expect(chosen(null)?.field).toBe("ownerTeam");
});

test("what a screen asks beforehand is what the door will answer: the role first, then the team", () => {
  const viewer = { ...person("m2m-viewer"), teams: ["team-orders"] };
  expect(whyNotOn(viewer, "edit owner", "dev", { team: "team-orders" })).toBe(whyNot("edit owner"));
  expect(whyNotOn(orders, "edit owner", "dev", { team: "team-payments" })).toContain(
    "belongs to team-payments",
  );
  expect(whyNotOn(orders, "edit owner", "dev", { team: "team-orders" })).toBeNull();
});

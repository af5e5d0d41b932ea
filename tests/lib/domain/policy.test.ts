import { expect, test } from "vitest";
import { grantsOf } from "@/lib/domain/access/roles";
import { may, objectionTo, refusalOf, whoGrants, whyNot, whyNotOn } from "@/lib/domain/policy";

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
  expect(whyNot("create client")).toMatch(/operators and admins of this environment create app clients\.$/);
  expect(refusalOf("create client")).toBe(`${whyNot("create client")} Nothing was changed.`);
  expect(refusalOf("test token")).toMatch(/admins try its credentials\. No token was requested\.$/);
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

test.each([
  ["edit client", "m2m-operator", true],
  ["rotate secret", "m2m-operator", true],
  ["test token", "m2m-operator", true],
  ["suspend client", "m2m-operator", true],
  ["delete client", "m2m-operator", false],
  ["edit resource server", "m2m-operator", false],
  ["set scope policy", "m2m-operator", false],
  ["rotate secret", "m2m-viewer", false],
  ["test token", "m2m-viewer", false],
  ["delete client", "m2m-admin", true],
  ["set scope policy", "m2m-admin", true],
] as const)("%s by %s: %s", (permission, group, isAllowed) => {
  expect(may(person(group), permission, "dev")).toBe(isAllowed);
});

const policies = new Map([
  ["https://api.example.com/orders", { team: "team-orders", openScopes: [] }],
  ["payments", { team: "team-payments", openScopes: ["read"] }],
]);

test.each([
  ["of an own team's server", "https://api.example.com/orders/write", null],
  ["open to everybody", "payments/read", null],
  ["of another team", "payments/write", "team-payments or an admin"],
  ["on a server without a policy", "stock/read", "an admin"],
  ["of nobody's server", "openid", "an admin"],
])("an operator grants a scope %s: %s, or asks %s", (_which, scope, whom) => {
  expect(whoGrants(orders, "dev", scope, policies)).toBe(whom);
  expect(whoGrants(admin, "dev", scope, policies)).toBeNull();
});

test("what an act grants beyond one's own scopes is refused beside the scopes, and the sentence says whom to ask", () => {
  const subject = {
    team: "team-orders",
    grants: ["payments/read", "payments/write"],
    scopePolicies: policies,
  };
  expect(objectionTo(orders, "create client", "dev", subject)).toEqual({
    field: "scopes",
    message: "payments/write is restricted. Ask team-payments or an admin to grant it.",
  });
  expect(objectionTo(orders, "create client", "dev", { ...subject, grants: ["payments/read"] })).toBeNull();
  expect(objectionTo(admin, "create client", "dev", subject)).toBeNull();
});

test("a resource server of Terraform’s is edited, with a warning, and not deleted", () => {
  const subject = { team: null, protection: "terraform" } as const;
  expect(objectionTo(admin, "edit resource server", "dev", subject)).toBeNull();
  expect(objectionTo(admin, "set scope policy", "dev", subject)).toBeNull();
  expect(objectionTo(admin, "delete resource server", "dev", subject)?.message).toMatch(/Terraform manages/);
  expect(objectionTo(admin, "delete resource server", "dev", { team: null })).toBeNull();
  expect(may(person("m2m-operator"), "delete resource server", "dev")).toBe(false);
});

test("a protected client is touched by nobody, and one of Terraform's is not deleted", () => {
  const own = { team: "team-orders" };
  for (const who of [orders, admin]) {
    expect(objectionTo(who, "read", "dev", { ...own, protection: "protected" })).toBeNull();
    for (const permission of ["edit client", "edit owner", "rotate secret", "test token"] as const) {
      expect(objectionTo(who, permission, "dev", { ...own, protection: "protected" })?.message).toMatch(
        /protected by the console/,
      );
      expect(objectionTo(who, permission, "dev", { ...own, protection: "terraform" })).toBeNull();
    }
  }
  expect(objectionTo(admin, "delete client", "dev", { ...own, protection: "terraform" })?.message).toMatch(
    /Terraform manages/,
  );
});

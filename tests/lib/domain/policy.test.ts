import { expect, test } from "vitest";
import { grantsOf } from "@/lib/domain/access/roles";
import {
  may,
  needsTeam,
  objectionTo,
  refusalOf,
  whoGrants,
  whyNoClient,
  whyNoDoctor,
  whyNot,
  whyNotManage,
  whyNotOn,
} from "@/lib/domain/policy";

const person = (...groups: string[]) => ({ grants: grantsOf(groups) });

test("who can create no client is told why and whom to ask, before a form is shown", () => {
  const inTeams = (groups: string[], teams: string[]) => whyNoClient({ ...person(...groups), teams }, "dev");
  expect(inTeams(["m2m-viewer"], ["team-orders"])).toBe(whyNot("create client"));
  expect(inTeams(["m2m-operator@prod"], ["team-orders"])).toBe(whyNot("create client"));
  expect(inTeams(["m2m-operator"], [])).toMatch(
    /^Operators create app clients for their own team.*Ask an admin/,
  );
  expect(inTeams(["m2m-operator"], ["team-orders"])).toBeNull();
  expect(inTeams(["m2m-admin"], [])).toBeNull();
});

test("operators have to name a team of a client, and admins may leave it without one", () => {
  const needs = (group: string) => needsTeam({ ...person(group), teams: ["team-orders"] }, "dev");
  expect([needs("m2m-operator"), needs("m2m-admin"), needs("m2m-admin@prod")]).toEqual([true, false, true]);
});

test("a refusal says who could do it instead", () => {
  expect(whyNot("create client")).toMatch(/operators and admins can create app clients\.$/);
  expect(refusalOf("create client")).toBe(`${whyNot("create client")} Nothing was changed.`);
  expect(refusalOf("test token")).toMatch(/admins can test its credentials\. No token was requested\.$/);
});

const orders = { ...person("m2m-operator"), teams: ["team-orders"] };
const admin = { ...person("m2m-admin"), teams: [] };

test("each reason has its own sentence", () => {
  const ask = (who: typeof orders, subject: Parameters<typeof objectionTo>[3]) =>
    objectionTo(who, "edit client", "dev", subject)?.message;
  expect(ask(orders, { team: null })).toBe("No owner. Only admins can change this client.");
  expect(ask(orders, { team: "team-payments" })).toBe(
    "This client belongs to team-payments. Only operators of that team and admins can change it.",
  );
  expect(ask({ ...orders, teams: [] }, { team: null, teamField: "ownerTeam" })).toBe(
    "You aren’t in a team. Ask an admin to add you to one.",
  );
  const both = { ...orders, teams: ["team-orders", "team-stock"] };
  expect(ask(both, { team: null, teamField: "ownerTeam" })).toBe(
    "Choose one of your teams: team-orders, team-stock.",
  );
  expect(ask(admin, { team: null, protection: "protected" })).toBe(
    "Protected: this client is used for signing in to Clientele or listed in PROTECTED_CLIENTS. It can’t be changed here.",
  );
  expect(objectionTo(admin, "delete client", "dev", { team: null, protection: "terraform" })?.message).toBe(
    "This is managed with Terraform. Delete it there; otherwise the next apply creates it again.",
  );
});

test("what may not be done with a client as a whole has one sentence, which says whom to ask", () => {
  const why = (who: typeof orders, subject: Parameters<typeof whyNotManage>[2]) =>
    whyNotManage(who, "dev", subject);
  const viewer = { ...person("m2m-viewer"), teams: ["team-orders"] };
  const ofPayments =
    "This client belongs to team-payments. Only operators of that team and admins can change it.";
  expect(why(viewer, { team: "team-payments" })).toBe(ofPayments);
  expect(why(orders, { team: "team-payments" })).toBe(ofPayments);
  expect(why(viewer, { team: null })).toBe("No owner. Only admins can change this client.");
  expect(why(orders, { team: "team-orders" })).toBe(whyNot("delete client"));
  expect(why(admin, { team: null })).toBeNull();
  expect(why(admin, { team: null, protection: "terraform" })).toMatch(/^This is managed with Terraform/);
  // The page says so already.
  expect(why(admin, { team: null, protection: "protected" })).toBeNull();
});

test("the refusal of an object has no field of the form, unless its team is chosen there", () => {
  expect(objectionTo(orders, "edit client", "dev", { team: "team-payments" })?.field).toBeNull();
  expect(objectionTo(admin, "edit client", "dev", { team: null, protection: "protected" })?.field).toBeNull();
  const inTerraform = { team: null, protection: "terraform" } as const;
  expect(objectionTo(admin, "delete client", "dev", inTerraform)?.field).toBeNull();
});

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
    message: "Choose one of your teams: team-orders.",
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

const policies = new Map([
  ["https://api.example.com/orders", { team: "team-orders", openScopes: [] }],
  ["payments", { team: "team-payments", openScopes: ["read"] }],
  ["aws.cognito/dcr", { team: "team-orders", openScopes: ["register"] }],
]);

test.each([
  ["of an own team's server", "https://api.example.com/orders/write", null],
  ["open to everybody", "payments/read", null],
  ["of another team", "payments/write", "team-payments or an admin"],
  ["on a server without a policy", "stock/read", "an admin"],
  ["of nobody's server", "openid", "an admin"],
  ["of Cognito's own features, opened or not", "aws.cognito/dcr/register", "an admin"],
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
  expect(objectionTo(admin, "delete resource server", "dev", subject)?.message).toMatch(
    /^This is managed with Terraform\. /,
  );
  expect(objectionTo(admin, "delete resource server", "dev", { team: null })).toBeNull();
  expect(may(person("m2m-operator"), "delete resource server", "dev")).toBe(false);
});

test("a protected client is touched by nobody, and one of Terraform's is not deleted", () => {
  const own = { team: "team-orders" };
  for (const who of [orders, admin]) {
    expect(objectionTo(who, "read", "dev", { ...own, protection: "protected" })).toBeNull();
    for (const permission of ["edit client", "edit owner", "rotate secret", "test token"] as const) {
      expect(objectionTo(who, permission, "dev", { ...own, protection: "protected" })?.message).toMatch(
        /^Protected: /,
      );
      expect(objectionTo(who, permission, "dev", { ...own, protection: "terraform" })).toBeNull();
    }
  }
  expect(objectionTo(admin, "delete client", "dev", { ...own, protection: "terraform" })?.message).toMatch(
    /^This is managed with Terraform\. /,
  );
});

test("only an admin of every environment may run the checks of the console", () => {
  const all = ["dev", "prod"];
  expect(whyNoDoctor(person("m2m-admin"), all)).toBeNull();
  expect(whyNoDoctor(person("m2m-admin@dev", "m2m-admin@prod"), all)).toBeNull();
  for (const groups of [["m2m-admin@dev"], ["m2m-admin@dev", "m2m-operator"], ["m2m-operator"], []])
    expect(whyNoDoctor(person(...groups), all)).toBe("Only admins of all environments can run these checks.");
});

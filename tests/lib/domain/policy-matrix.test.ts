import { expect, test } from "vitest";
import { grantsOf, roleIn } from "@/lib/domain/access/roles";
import {
  may,
  objectionTo,
  type Permission,
  refusalOf,
  whoGrants,
  whyNot,
  whyNotOn,
} from "@/lib/domain/policy";
import { linesOf, people, permissions, scopes } from "./policy-table";

const environments = ["dev", "prod"] as const;
const roles = ["viewer", "operator", "admin"];
const owners = ["team-orders", "team-payments", null] as const;
const protections = [null, "terraform", "protected"] as const;

/** Everybody in the table, in both environments, with the role that they have there. */
const actors = linesOf(people).flatMap(([groups = "", ...inEach]) =>
  environments.map((environment, index) => ({
    who: `${groups} in ${environment}`,
    environment,
    role: inEach[index],
    person: { grants: grantsOf(groups.split(" ")), teams: ["team-orders"] },
  })),
);

/** What the table of permissions says of each role. */
const rules = linesOf(permissions, 2).map(([permission = "", ...cells]) => ({
  permission: permission as Permission,
  isAllowed: (role: string | undefined, owner: number) =>
    roles.includes(role ?? "") && cells[roles.indexOf(role ?? "") * 3 + owner] === "yes",
  /** Whether the role may at all, whatever it is done to. */
  isAllowedSomewhere: (role: string | undefined) =>
    roles.includes(role ?? "") &&
    cells
      .slice(roles.indexOf(role ?? "") * 3)
      .slice(0, 3)
      .includes("yes"),
  survives: (protection: (typeof protections)[number]) =>
    protection === null || cells[protection === "terraform" ? 9 : 10] === "yes",
}));

test("groups give the roles that the table says, in each environment", () => {
  const found = actors.map(({ who, person, environment }) => `${who}: ${roleIn(person, environment) ?? "-"}`);
  expect(found).toEqual(actors.map(({ who, role }) => `${who}: ${role}`));
});

test("who may do what, to whose, under which protection, is what the table says: every combination", () => {
  const wrong: string[] = [];
  for (const { who, environment, role, person } of actors)
    for (const { permission, isAllowed, isAllowedSomewhere, survives } of rules) {
      if (may(person, permission, environment) !== isAllowedSomewhere(role))
        wrong.push(`${who} may ${permission}`);
      for (const [index, team] of owners.entries())
        for (const protection of protections) {
          const subject = { team, protection };
          const objection = whyNotOn(person, permission, environment, subject);
          const expected = isAllowed(role, index) && survives(protection);
          const what = `${who}: ${permission} of ${team}, ${protection}`;
          if ((objection === null) !== expected) wrong.push(what);
          // A refusal is a sentence, and the door's is the screen's.
          if (objection !== null && !/^[A-Z].+\.$/.test(objection)) wrong.push(`${what}: ${objection}`);
          const door = may(person, permission, environment)
            ? (objectionTo(person, permission, environment, subject)?.message ?? null)
            : whyNot(permission);
          if (door !== objection) wrong.push(`${what}: the door says ${door}`);
        }
    }
  expect(wrong).toEqual([]);
  expect(actors.length * rules.length * owners.length * protections.length).toBeGreaterThan(4_000);
});

const servers = new Map([
  ["own team", { team: "team-orders", openScopes: ["open"] }],
  ["another team", { team: "team-payments", openScopes: ["open"] }],
  ["nobody", { team: null, openScopes: ["open"] }],
]);

test("who grants which scope is what the table says, for every mix of roles", () => {
  const wrong: string[] = [];
  for (const { who, environment, role = "-", person } of actors)
    for (const [server = "", name, ...whom] of linesOf(scopes)) {
      const scope = `${server}/${name}`;
      const expected = whom[Math.max(0, roles.indexOf(role))];
      const found = whoGrants(person, environment, scope, servers);
      if ((found ?? "-") !== expected) wrong.push(`${who}: ${scope} by ${found}`);
      // An act on an own client that grants it is refused for the same reason, beside the scopes, and no other is.
      const subject = { team: "team-orders", grants: ["own team/open", scope], scopePolicies: servers };
      const objection = objectionTo(person, "edit client", environment, subject);
      const message = `${scope} is restricted. Ask ${expected} to grant it.`;
      expect(objection, `${who} ${scope}`).toEqual(expected === "-" ? null : { message, field: "scopes" });
    }
  expect(wrong).toEqual([]);
});

test("every permission's refusal names who may, then what came of it", () => {
  for (const { permission } of rules) {
    expect(whyNot(permission)).toMatch(
      /^(?:Only .*admins.*|None of your groups has a role in this environment)\.$/,
    );
    expect(refusalOf(permission)).toMatch(
      /^.+\. (?:Nothing was changed|Nothing was shown|No view was changed|No token was requested)\.$/,
    );
  }
  expect(refusalOf("read")).toBe("None of your groups has a role in this environment. Nothing was shown.");
});

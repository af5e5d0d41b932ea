import { beforeEach, expect, test } from "vitest";
import { removeScope } from "@/lib/acts/servers/remove-scope";
import { setScopePolicy } from "@/lib/acts/servers/set-scope-policy";
import { policyText } from "@/lib/domain/access/ownership";
import { readServers } from "@/lib/inventory/resource-servers";
import { scopePoliciesOf } from "@/lib/store/scope-policies";
import { ownCognito } from "@/tests/kit/console-on";
import { heldScopes, identifier } from "@/tests/kit/held-scopes";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();
let pool: Awaited<ReturnType<typeof heldScopes>>["pool"];
beforeEach(async () => {
  ({ pool } = await heldScopes(cognito.sdk));
  got(await readServers(pool));
});

const seen = policyText({ team: null, openScopes: [] });
const policy = (ownerTeam: string | null, openScopes: string[]) =>
  setScopePolicy.plan(pool, { identifier, ownerTeam, newTeam: ownerTeam ?? "", openScopes, seen });

test("of many policies that are saved at the same moment one is, and all others are told", async () => {
  const teams = Array.from({ length: 8 }, (_, number) => `team-${number}`);
  // All of them are allowed before any of them is carried out.
  const plans = await Promise.all(teams.map((team) => policy(team, ["read"])));
  const answers = await Promise.all(plans.map((plan) => got(plan).run()));
  const done = answers.flatMap((answer) => (answer.ok ? [answer.value.after.team] : []));
  expect(done).toHaveLength(1);
  expect(got(await scopePoliciesOf(pool.id)).get(identifier)?.team).toBe(done[0]);
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]));
  expect(refusals.filter((code) => code !== "changed-meanwhile" && code !== "busy")).toEqual([]);
});

test("a scope that is removed before a policy opens it is not opened", async () => {
  const plan = got(await policy(null, ["read"]));
  const removal = { identifier, scope: "read", leavesHolders: true };
  got(await got(await removeScope.plan(pool, removal)).run());
  expect(await plan.run()).toMatchObject({ problem: { code: "invalid" } });
  expect(got(await scopePoliciesOf(pool.id)).has(identifier)).toBe(false);
});

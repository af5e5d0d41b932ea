import { CreateResourceServerCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { governedServers } from "@/lib/acts/servers/scope-policies";
import { setScopePolicy } from "@/lib/acts/servers/set-scope-policy";
import { policyText } from "@/lib/domain/access/ownership";
import { scopePoliciesOf } from "@/lib/store/scope-policies";
import { ownCognito } from "@/tests/kit/console-on";
import { heldScopes, identifier } from "@/tests/kit/held-scopes";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();

const restricted = policyText({ team: null, openScopes: [] });
const draft = {
  identifier,
  ownerTeam: "team-orders",
  newTeam: "team-orders",
  openScopes: ["read"],
  seen: restricted,
};

test("a policy opens scopes that there are, and who may grant them is known from then on", async () => {
  const { pool } = await heldScopes(cognito.sdk);
  const { run, trace } = got(await setScopePolicy.plan(pool, { ...draft, openScopes: ["write", "read"] }));
  expect(trace).toEqual({ object: { kind: "resource server", id: identifier } });
  const after = { team: "team-orders", openScopes: ["read", "write"] };
  expect(got(await run())).toEqual({ identifier, before: { team: null, openScopes: [] }, after });
  expect(got(await scopePoliciesOf(pool.id)).get(identifier)).toMatchObject(after);
  expect(got(await governedServers(pool))).toMatchObject([{ server: { identifier }, policy: after }]);
});

test("a policy that opens a scope which is not there is refused beside the scopes, and nothing is kept", async () => {
  const { pool } = await heldScopes(cognito.sdk);
  for (const openScopes of [["delete"], ["read", "reads"], [`${identifier}/read`], ["*"], [""]])
    expect(await setScopePolicy.plan(pool, { ...draft, openScopes })).toMatchObject({
      problem: {
        code: "invalid",
        fields: { openScopes: `${openScopes.at(-1)} isn’t a scope of this resource server.` },
      },
    });
  expect(got(await scopePoliciesOf(pool.id)).size).toBe(0);
});

test("a policy of a resource server that is not there, or that somebody changed since, is refused", async () => {
  const { pool } = await heldScopes(cognito.sdk);
  expect(await setScopePolicy.plan(pool, { ...draft, identifier: "nowhere" })).toMatchObject({
    problem: { code: "not-found" },
  });
  const stale = policyText({ team: "team-payments", openScopes: [] });
  expect(await setScopePolicy.plan(pool, { ...draft, seen: stale })).toMatchObject({
    problem: { code: "changed-meanwhile" },
  });
  expect(got(await governedServers(pool))).toMatchObject([{ policy: { team: null, openScopes: [] } }]);
});

test("nobody opens a scope of Cognito's own resource servers", async () => {
  const { pool } = await heldScopes(cognito.sdk);
  const Scopes = [{ ScopeName: "register", ScopeDescription: "Registers clients" }];
  await cognito.sdk.send(
    new CreateResourceServerCommand({
      UserPoolId: pool.id,
      Identifier: "aws.cognito/dcr",
      Name: "DCR",
      Scopes,
    }),
  );
  const asked = { ...draft, identifier: "aws.cognito/dcr", openScopes: ["register"] };
  expect(await setScopePolicy.plan(pool, asked)).toMatchObject({ problem: { code: "denied" } });
});

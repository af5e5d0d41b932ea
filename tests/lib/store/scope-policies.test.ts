import { expect, test } from "vitest";
import { closeScopes, forgetScopePolicy, saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";
import { got, onBothStores } from "../../kit/store/both-stores";

onBothStores(() => {
  test("a resource server has the team and the open scopes that were saved last", async () => {
    const server = "https://api.example.com/a,b";
    got(await saveScopePolicy("pool", server, { team: null, openScopes: ["read"] }, "ann@example.com"));
    const policy = { team: "team-orders", openScopes: ["read", 'odd"{}\\,scope'] };
    got(await saveScopePolicy("pool", server, policy, "ann@example.com"));
    got(await saveScopePolicy("other", server, { team: null, openScopes: [] }, "ann@example.com"));
    expect([...got(await scopePoliciesOf("pool"))]).toEqual([[server, policy]]);
    got(await closeScopes("pool", server, ["read", "never there"]));
    expect(got(await scopePoliciesOf("pool")).get(server)?.openScopes).toEqual(['odd"{}\\,scope']);
    got(await forgetScopePolicy("pool", server));
    expect(got(await scopePoliciesOf("pool")).size).toBe(0);
    expect(got(await scopePoliciesOf("other")).size).toBe(1);
  });
});

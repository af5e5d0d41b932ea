import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "@/lib/store/database";
import { scopePolicies } from "@/lib/store/schema";
import { closeScopes, forgetScopePolicy, saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

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

  test("scopes are restricted in one resource server of one pool, and its policy alone is forgotten", async () => {
    const open = { team: "team-orders", openScopes: ["read"] };
    for (const [pool, server] of [
      ["near", "a"],
      ["near", "b"],
      ["far", "a"],
    ] as const)
      got(await saveScopePolicy(pool, server, open, "ann@example.com"));
    got(await closeScopes("near", "a", ["read"]));
    const near = got(await scopePoliciesOf("near"));
    expect([near.get("a"), near.get("b")]).toEqual([{ ...open, openScopes: [] }, open]);
    expect(got(await scopePoliciesOf("far")).get("a")).toEqual(open);
    got(await forgetScopePolicy("near", "a"));
    expect([...got(await scopePoliciesOf("near")).keys()]).toEqual(["b"]);
    expect(got(await scopePoliciesOf("far")).size).toBe(1);
  });

  test("who said so last is kept with a policy", async () => {
    const policy = { team: null, openScopes: [] };
    for (const by of ["ann@example.com", "bob@example.com"])
      got(await saveScopePolicy("said", "a", policy, by));
    const rows = await (await store()).select().from(scopePolicies).where(eq(scopePolicies.poolId, "said"));
    expect(rows.map(({ changedBy }) => changedBy)).toEqual(["bob@example.com"]);
  });
});

import { expect, test } from "vitest";
import type { PoolSnapshot } from "@/lib/domain/finding/facts";
import { judgeClient, judgePool, rules } from "@/lib/domain/finding/judge";
import { controls } from "@/lib/domain/finding/rule";
import { aClient, aServer, factsOf, secretOf } from "./a-pool-of-facts";
import { cases, oneClient, scopes, withServer } from "./rule-cases";

const found = (facts: Partial<PoolSnapshot>, rule: string) =>
  judgePool(factsOf(facts)).filter((finding) => finding.rule === rule);

test("a pool in order has no findings", () => {
  expect(judgePool(factsOf())).toEqual([]);
});

test.each(Object.entries(cases))("%s finds it, and nothing in facts that are almost the same", (rule, it) => {
  const [fires, evidence, quiet] = it;
  expect(found(fires, rule)[0]).toMatchObject({ rule, evidence });
  expect(found(quiet, rule)).toEqual([]);
});

test("there are at least 28 rules, each with sentences, a link and a control", () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(rules).sort());
  expect(Object.keys(rules).length).toBeGreaterThanOrEqual(28);
  for (const [id, { title, why, fix, controls: named }] of Object.entries(rules)) {
    expect(title, id).toMatch(/^[A-Z].*[^.]$/);
    expect(why, id).toMatch(/^[A-Z].*\.$/);
    expect(fix, id).toMatch(/^[A-Z].*[^.]$/);
    expect(named.length, id).toBeGreaterThan(0);
    for (const control of named) expect(controls[control]).toBeDefined();
  }
  expect(new Set(Object.values(rules).map(({ title }) => title)).size).toBe(Object.keys(rules).length);
});

test("user sign-in clients and clients that were not read have no findings of their own", () => {
  const bad = { secrets: [secretOf(999)], ownerTeam: null };
  expect(judgePool(factsOf(oneClient({ ...bad, client: { kind: "people" } })))).toEqual([]);
  expect(judgePool(factsOf({ clients: [{ ...aClient(bad), client: null }] }))).toEqual([]);
});

test("Cognito’s own resource servers are not judged", () => {
  const servers = [aServer("orders", "read"), { ...aServer("aws.cognito"), isManaged: true }];
  expect(judgePool(factsOf({ servers }))).toEqual([]);
});

test("a client alone has the findings that it has in its pool", () => {
  const facts = factsOf({ clients: [aClient({ ownerTeam: null }), aClient({ clientId: "def" })] });
  const ofPool = judgePool(facts).filter(({ object }) => object.id === "abc");
  expect(ofPool.map(({ rule }) => rule)).toEqual(["no-owner", "duplicate-name"]);
  expect(judgeClient(facts, "abc")).toEqual(ofPool);
  expect(judgeClient(facts, "gone")).toEqual([]);
});

test("ten times as many clients are judged in about ten times the time, not in a hundred times", () => {
  // The best of five, of this process alone: the machine may be busy.
  const least = (count: number) => {
    const clients = Array.from({ length: count }, (_, at) =>
      aClient(
        { clientId: `c${at}`, secrets: [secretOf(at % 400)], client: { scopes: scopes(at % 20) } },
        `c${at}`,
      ),
    );
    const facts = factsOf({ clients, ...withServer(...scopes(20).map((full) => full.slice(7))) });
    const times = [1, 2, 3, 4, 5].map(() => {
      const began = process.cpuUsage();
      expect(judgePool(facts).length).toBeGreaterThan(count / 2);
      const { user, system } = process.cpuUsage(began);
      return user + system;
    });
    return Math.min(...times);
  };
  least(1_000);
  expect(least(10_000) / least(1_000)).toBeLessThan(40);
});

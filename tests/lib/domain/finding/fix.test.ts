import { expect, test } from "vitest";
import { fixHref, objectHref } from "@/lib/domain/finding/fix";
import { type FoundObject, type RuleId, rules } from "@/lib/domain/finding/judge";
import { routes } from "@/lib/domain/routes";
import { cases } from "./rule-cases";

const pool = { environment: "prod" };
const client: FoundObject = { kind: "client", id: "abc", name: "orders" };
const scope: FoundObject = { kind: "scope", id: "https://api/orders/read", name: "https://api/orders/read" };
const server: FoundObject = { kind: "resource server", id: "https://api/orders", name: "Orders" };
const whole: FoundObject = { kind: "user pool", id: "eu-west-1_Prod", name: "prod" };

const of = (rule: RuleId, object: FoundObject) => ({ ...pool, rule, object, ownerTeam: null, evidence: "" });

test.each<[RuleId, FoundObject, string]>([
  ["old-secret", client, routes.clientSecrets(pool, "abc")],
  ["no-owner", client, routes.client(pool, "abc")],
  ["long-token", client, routes.editClient(pool, "abc")],
  ["changed-outside", client, routes.clientActivity(pool, "abc")],
  ["server-no-owner", server, routes.resourceServer(pool, "https://api/orders")],
  ["scope-undescribed", scope, routes.resourceServer(pool, "https://api/orders")],
  ["scope-unheld", scope, routes.scopeRemoval(pool, "https://api/orders", "read")],
  ["no-deletion-protection", whole, routes.poolDetails(pool)],
  ["open-registration", whole, `${routes.clients(pool)}?kind=dcr`],
  ["servers-near-quota", whole, routes.resourceServers(pool)],
  ["clients-near-quota", whole, routes.clients(pool)],
  ["pool-unlisted", whole, routes.doctor],
])("%s is fixed where its object is", (rule, object, href) => {
  expect(fixHref(of(rule, object))).toBe(href);
});

test("every rule leads to a page, and every object has one", () => {
  for (const rule of Object.keys(cases)) expect(rules).toHaveProperty(rule);
  expect([client, server, scope, whole].map((object) => objectHref(of("no-owner", object)))).toEqual([
    routes.client(pool, "abc"),
    routes.resourceServer(pool, "https://api/orders"),
    routes.resourceServer(pool, "https://api/orders"),
    routes.clients(pool),
  ]);
});

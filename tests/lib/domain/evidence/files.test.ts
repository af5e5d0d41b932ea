import { expect, test } from "vitest";
import { type PoolEvidence, poolFiles } from "@/lib/domain/evidence/files";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";
import { csvRows } from "@/lib/domain/text/csv";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const owner = {
  team: "team-orders",
  contact: "orders@example.com",
  purpose: "Ships orders",
  ticket: "OPS-1",
  changedAt: "2026-01-01T00:00:00.000Z",
  changedBy: "ann@example.com",
};

const finding = (rule: PlacedFinding["rule"], id: string): PlacedFinding => ({
  rule,
  object: { kind: "client", id, name: id },
  ownerTeam: null,
  evidence: "It is so.",
  poolId: "eu-west-1_Dev",
  environment: "dev",
  waiver: null,
  isWaived: false,
});

const waiver = (objectId: string, until: string) => ({
  rule: "no-owner",
  objectKind: "client",
  objectId,
  reason: "It moves next week.",
  until,
  waivedAt: "2026-11-01T00:00:00.000Z",
  waivedBy: "ann@example.com",
});

const scope = (name: string) => ({ full: `orders/${name}`, name, description: `May ${name}` });

const facts: PoolEvidence = {
  environment: "dev",
  poolId: "eu-west-1_Dev",
  settings: null,
  rows: [
    aRow("b", {
      ownerTeam: "team-orders",
      client: { scopes: ["orders/write", "orders/read"] },
      secrets: [
        { secretId: "s1", createdAt: "2026-01-01T12:00:00.000Z" },
        { secretId: "s2", createdAt: "2026-11-30T12:00:00.000Z" },
      ],
    }),
    aRow("a", { client: null, secrets: null, deadScopes: null }),
  ],
  owners: new Map([[aRow("b").clientId, owner]]),
  servers: [
    { identifier: "orders", name: "Orders", isManaged: false, scopes: [scope("write"), scope("read")] },
  ],
  policies: new Map([["orders", { team: "team-orders", openScopes: ["read"] }]]),
  findings: [finding("two-secrets", "b"), finding("no-owner", "b"), finding("no-owner", "a")],
  waivers: [waiver("b", "2026-12-02T00:00:00.000Z"), waiver("a", "2026-11-02T00:00:00.000Z")],
};

const filesOf = (pool: PoolEvidence) =>
  new Map([...poolFiles(pool, "2026-12-01")].map(({ path, text }) => [path, text]));

/** The rows of a file as objects by column. */
function rowsOf(name: string, pool = facts): Record<string, string | undefined>[] {
  const [head = [], ...rows] = csvRows(filesOf(pool).get(`dev/${name}`) ?? "");
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at]])));
}

test("clients are told with owner and scopes, and what was not read is empty, and said", () => {
  const [first, second] = rowsOf("clients.csv");
  expect(first).toMatchObject({ name: "a", scopes: "", secrets: "", note: "not read yet", suspended: "" });
  expect(second).toMatchObject({
    name: "b",
    "owner team": "team-orders",
    contact: "orders@example.com",
    "owner set by": "ann@example.com",
    scopes: "orders/read orders/write",
    secrets: "2",
    note: "",
  });
});

test("secrets are dates and ages in whole days, without an id", () => {
  expect(rowsOf("secrets.csv").map((it) => [it.name, it["secret created"], it["age in days"]])).toEqual([
    ["b", "2026-01-01T12:00:00.000Z", "333"],
    ["b", "2026-11-30T12:00:00.000Z", "0"],
  ]);
  for (const text of filesOf(facts).values()) expect(text).not.toMatch(/\bs[12]\b/);
});

test("scopes are told with who grants them and how many hold them", () => {
  expect(
    rowsOf("scopes.csv").map((it) => [it.scope, it["granted by"], it["owner team"], it.clients]),
  ).toEqual([
    ["orders/read", "every operator", "team-orders", "1"],
    ["orders/write", "owner", "team-orders", "1"],
  ]);
  expect(rowsOf("scopes.csv", { ...facts, servers: null })).toEqual([]);
});

test("findings and waivers are told, those that ended too", () => {
  expect(rowsOf("findings.csv").map((it) => [it.rule, it["object id"]])).toEqual([
    ["no-owner", "a"],
    ["no-owner", "b"],
    ["two-secrets", "b"],
  ]);
  expect(rowsOf("waivers.csv").map((it) => [it["object id"], it.state])).toEqual([
    ["a", "ended"],
    ["b", "stands"],
  ]);
});

test("the same facts in another order give the same files", () => {
  const turned: PoolEvidence = {
    ...facts,
    rows: facts.rows.toReversed(),
    servers: facts.servers?.map((it) => ({ ...it, scopes: it.scopes.toReversed() })) ?? null,
    findings: facts.findings.toReversed(),
    waivers: facts.waivers.toReversed(),
  };
  expect([...filesOf(turned)]).toEqual([...filesOf(facts)]);
});

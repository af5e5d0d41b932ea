import { expect, test } from "vitest";
import { grantsOf, teamsOf } from "@/lib/domain/access/roles";
import type { ClientRow } from "@/lib/domain/list/parse";
import { findInPalette } from "@/lib/domain/palette/find";
import type { PaletteQuery } from "@/lib/domain/palette/query";
import type { Protection } from "@/lib/domain/policy";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const admin = ["m2m-admin"];
const operator = ["m2m-operator", "team-orders"];
const viewer = ["m2m-viewer"];

const rows = (...names: readonly (string | ClientRow)[]) =>
  names.map((it) => (typeof it === "string" ? aRow(it, { ownerTeam: "team-orders" }) : it));

const dev = (...names: readonly (string | ClientRow)[]) => ({
  environment: "dev",
  rows: rows(...names),
  scopes: new Set(["orders/read", "https://api.example.com/pay/charge"]),
  serverNames: new Map([
    ["orders", "Orders API"],
    ["https://api.example.com/pay", "Payments"],
  ]),
});

const prod = (...names: readonly (string | ClientRow)[]) => ({
  ...dev(...names),
  environment: "prod",
  scopes: new Set<string>(),
  serverNames: new Map<string, string>(),
});

/** The groups as text: "App clients: orders-worker orders-worker dev > /pools/…". */
function find(
  q: string,
  {
    groups = admin,
    pools = [dev("orders-worker", "billing", "reorders"), prod("orders-worker")],
    protection = null,
    mayCheck = false,
    ...query
  }: Partial<PaletteQuery> & {
    groups?: readonly string[];
    pools?: readonly ReturnType<typeof dev>[];
    protection?: Protection;
    mayCheck?: boolean;
  } = {},
) {
  const person = { grants: grantsOf(groups), teams: teamsOf(groups) };
  const known = { person, mayCheck, pools, protectionOf: () => protection };
  const found = findInPalette(known, { q, recent: [], ...query });
  return Object.fromEntries(
    found.map(({ label, entries }) => [
      label,
      entries.map((it) => [it.title, it.detail, it.environment].filter(Boolean).join(" | ")),
    ]),
  );
}

const acts = (q: string, given: Parameters<typeof find>[1] = {}) => find(q, given).Actions ?? [];

test("clients are found in all pools by name, the nearest first, those of the page's pool before", () => {
  expect(find("orders")["App clients"]).toEqual([
    "orders-worker | orders-worker | dev",
    "orders-worker | orders-worker | prod",
    "reorders | reorders | dev",
    "billing | billing | dev",
  ]);
  expect(find("orders", { environment: "prod" })["App clients"]).toEqual([
    "orders-worker | orders-worker | prod",
    "orders-worker | orders-worker | dev",
    "reorders | reorders | dev",
    "billing | billing | dev",
    "Search the list for “orders”",
  ]);
});

test("every word has to be found: in the name, the ID, the environment or the team", () => {
  const pools = [dev(aRow("api", { clientId: "4kx", ownerTeam: "team-pay" }), "api-two"), prod("api")];
  expect(find("api prod", { pools })["App clients"]).toEqual(["api | api | prod"]);
  expect(find("4kx", { pools })["App clients"]).toEqual(["api | 4kx | dev"]);
  expect(find("TEAM-PAY  api", { pools })["App clients"]).toEqual(["api | 4kx | dev"]);
  expect(find("api nobody", { pools })).toEqual({});
});

test("scopes and resource servers are found, and the group with the nearest match comes first", () => {
  expect(Object.keys(find("orders/read"))).toEqual(["Scopes"]);
  expect(find("payments")).toEqual({
    "Resource servers": ["Payments | https://api.example.com/pay | dev"],
    Scopes: ["https://api.example.com/pay/charge | Payments | dev"],
  });
  expect(Object.keys(find("audit", { pools: [dev("the-audit-log")] }))).toEqual(["Pages", "App clients"]);
});

test("pages are found by name and environment, and those of no pool once", () => {
  expect(find("export").Pages).toEqual(["Export | dev", "Export | prod"]);
  expect(find("export prod").Pages).toEqual(["Export | prod"]);
  expect(find("overview").Pages).toEqual(["Overview"]);
});

test("the setup of a pool and the checks are found by those who may use them", () => {
  const given = { groups: ["m2m-admin@dev", "m2m-viewer"] };
  expect(find("setup", given).Pages).toEqual(["Setup | dev"]);
  expect(find("setup", { groups: operator }).Pages).toBeUndefined();
  expect(find("doctor", { mayCheck: true }).Pages).toEqual(["Doctor"]);
  expect(find("doctor").Pages).toBeUndefined();
  expect(find("", { environment: "dev", mayCheck: true }).Pages?.slice(-3)).toEqual([
    "Setup",
    "Doctor",
    "Help",
  ]);
});

test("an act is offered for the clients that the other words name, or for the page's and the last ones", () => {
  expect(acts("rotate bill")).toEqual(["Rotate secret | billing | dev"]);
  expect(acts("bill rot")).toEqual(["Rotate secret | billing | dev"]);
  expect(acts("rotate orders")).toEqual([
    "Rotate secret | orders-worker | dev",
    "Rotate secret | orders-worker | prod",
    "Rotate secret | reorders | dev",
  ]);
  expect(acts("rotate")).toEqual([]);
  expect(acts("rotate", { environment: "dev", client: "billing" })).toEqual([
    "Rotate secret | billing | dev",
  ]);
  expect(acts("rotate", { recent: [{ environment: "prod", clientId: "orders-worker" }] })).toEqual([
    "Rotate secret | orders-worker | prod",
  ]);
  expect(acts("orders-worker")).toEqual([]);
});

test("what the policy refuses is not offered: by role, team, protection and kind", () => {
  const others = aRow("others", { ownerTeam: "team-pay" });
  const people = aRow("people", { client: { kind: "people" }, ownerTeam: "team-orders" });
  const unread = aRow("unread", { client: null, ownerTeam: "team-orders" });
  const pools = [dev("own", others, people, unread)];
  const offered = (groups: readonly string[], name: string, protection: Protection = null) =>
    ["rotate", "edit", "try", "copy", "duplicate", "suspend", "resume", "activity", "delete"]
      .flatMap((verb) => acts(`${verb} ${name}`, { groups, pools, protection }))
      .map((line) => line.split(" | ")[0])
      .filter((title, at, all) => all.indexOf(title) === at)
      .sort();
  const reads = ["Copy code", "Show activity"];
  const changes = [
    "Duplicate app client",
    "Edit app client",
    "Rotate secret",
    "Suspend app client",
    "Try a token",
  ];
  expect(offered(viewer, "own")).toEqual(reads);
  expect(offered(operator, "own")).toEqual([...reads, ...changes].sort());
  expect(offered(operator, "others")).toEqual([...reads, "Duplicate app client"].sort());
  expect(offered(admin, "others")).toEqual([...reads, ...changes, "Delete app client"].sort());
  expect(offered(admin, "own", "terraform")).toEqual([...reads, ...changes].sort());
  expect(offered(admin, "own", "protected")).toEqual([...reads, "Duplicate app client"].sort());
  expect(offered(admin, "people")).toEqual(reads);
  expect(offered(admin, "unread")).toEqual(reads);
});

test("a suspended client can be resumed and not suspended", () => {
  const pools = [dev(aRow("off", { client: { isOAuthOn: false }, isSuspended: true }))];
  expect(acts("resume off", { pools })).toEqual(["Resume app client | off | dev"]);
  expect(acts("suspend off", { pools })).toEqual([]);
});

test("a client whose OAuth was disabled elsewhere can be neither suspended nor resumed", () => {
  const pools = [dev(aRow("off", { client: { isOAuthOn: false } }))];
  expect(acts("resume off", { pools })).toEqual([]);
  expect(acts("suspend off", { pools })).toEqual([]);
});

test("the acts of a pool are offered where the role allows them", () => {
  expect(acts("create")).toEqual([
    "Create app client | dev",
    "Create resource server | dev",
    "Create app client | prod",
    "Create resource server | prod",
  ]);
  expect(acts("new client", { groups: ["m2m-operator@dev", "m2m-viewer", "team-orders"] })).toEqual([
    "Create app client | dev",
  ]);
  expect(acts("create", { groups: viewer })).toEqual([]);
  expect(acts("create", { groups: ["m2m-operator"] })).toEqual([]);
  expect(acts("assign owners", { groups: operator })).toEqual([]);
});

test("without a text: the acts on the page's client, the clients seen last, the pool's acts and the pages", () => {
  const recent = [
    { environment: "dev", clientId: "billing" },
    { environment: "prod", clientId: "orders-worker" },
    { environment: "prod", clientId: "gone" },
    { environment: "not-mine", clientId: "orders-worker" },
  ];
  expect(find("", { environment: "dev", client: "billing", recent, groups: operator })).toEqual({
    billing: [
      "Rotate secret",
      "Edit app client",
      "Try a token",
      "Copy code",
      "Duplicate app client",
      "Suspend app client",
      "Show activity",
    ],
    "Recent app clients": ["orders-worker | orders-worker | prod"],
    Actions: ["Create app client | dev"],
    Pages: [
      "Overview",
      "App clients",
      "Resource servers",
      "Check a token",
      "Export",
      "Pool details",
      "All app clients",
      "Environments",
      "Findings",
      "Runs",
      "Audit",
      "Help",
    ],
  });
  expect(find(" ", { groups: viewer })).toEqual({
    Pages: ["Overview", "All app clients", "Environments", "Findings", "Runs", "Audit", "Help"],
  });
});

test("an entry leads to the page of the thing, or to the button that begins the act", () => {
  const known = {
    person: { grants: grantsOf(admin), teams: [] },
    mayCheck: false,
    pools: [dev("billing")],
    protectionOf: () => null,
  };
  const hrefs = (q: string) =>
    findInPalette(known, { q, recent: [] }).flatMap(({ entries }) => entries.map(({ href }) => href));
  expect(hrefs("billing")).toEqual(["/pools/dev/clients/billing"]);
  expect(hrefs("rotate billing")).toEqual(["/pools/dev/clients/billing/secrets#start-rotation"]);
  expect(hrefs("delete billing")).toEqual(["/pools/dev/clients/billing#delete"]);
  expect(hrefs("pay/charge")).toEqual(["/pools/dev/resource-servers/https%3A%2F%2Fapi.example.com%2Fpay"]);
});

import { expect, test } from "vitest";
import { grantsOf } from "@/lib/domain/access/roles";
import { sideBySide } from "@/lib/domain/matrix/row";
import { shownCells } from "@/lib/domain/matrix/shown-cell";
import { suggester } from "@/lib/domain/matrix/suggestion";
import { aRow } from "@/tests/lib/domain/client/client-rows";
import { aColumn } from "./a-column";

const person = (...groups: string[]) => ({
  grants: grantsOf(groups),
  teams: groups.filter((group) => group.startsWith("team-")),
});
const owned = { ownerTeam: "team-orders" };

function shown(
  columns: Parameters<typeof sideBySide>[0],
  groups: string[],
  protection: "protected" | null = null,
) {
  const matrix = sideBySide(columns);
  const looker = { person: person(...groups), protectionOf: () => protection };
  return matrix.rows.map((row) => shownCells(row, columns, looker, suggester(matrix, columns)));
}

const differing = [
  aColumn("dev", [aRow("orders", { ...owned, client: { scopes: ["a/read"] } })]),
  aColumn("prod", [aRow("orders", { ...owned, clientId: "p1" })]),
];

test("a client that differs is promoted in its own environment, by those who may edit it", () => {
  const promoteOf = (groups: string[], protection?: "protected") =>
    shown(differing, groups, protection)[0]?.map(({ promote }) => promote);
  expect(promoteOf(["m2m-operator", "team-orders"])).toEqual([
    null,
    expect.stringMatching(/p1\/promote\?from=dev$/),
  ]);
  expect(promoteOf(["m2m-operator", "team-billing"])).toEqual([null, null]);
  expect(promoteOf(["m2m-operator@dev", "m2m-viewer", "team-orders"])).toEqual([null, null]);
  expect(promoteOf(["m2m-admin"], "protected")).toEqual([null, null]);
});

test("a client that is missing is created from the one that is there, by those who may create clients", () => {
  const columns = [aColumn("dev", []), aColumn("prod", [aRow("orders")])];
  const [first] = shown(columns, ["m2m-admin"]);
  expect(first?.map(({ promote }) => promote)).toEqual([expect.stringMatching(/clients\/new\?from/), null]);
  expect(shown(columns, ["m2m-viewer"])[0]?.map(({ promote }) => promote)).toEqual([null, null]);
});

test("clients for the sign-in of people are left to each environment", () => {
  const columns = [aColumn("dev", [aRow("login", { client: { kind: "people" } })]), aColumn("prod", [])];
  expect(shown(columns, ["m2m-admin"])[0]?.map(({ promote }) => promote)).toEqual([null, null]);
});

test("a link is offered only to those who may edit both clients", () => {
  const columns = [
    aColumn("dev", [aRow("orders-dev", owned)]),
    aColumn("prod", [aRow("orders-prod", { ownerTeam: "team-billing" })]),
  ];
  const offer = (groups: string[]) => shown(columns, groups)[0]?.[1];
  expect(offer(["m2m-operator", "team-orders"])).toMatchObject({ suggested: "orders-prod", link: null });
  expect(offer(["m2m-operator", "team-billing"])).toMatchObject({ suggested: "orders-prod", link: null });
  expect(offer(["m2m-operator", "team-billing", "team-orders"])?.link).toEqual({
    poolId: "eu-west-1_prod",
    clientId: "orders-prod",
    name: "orders-prod",
    otherPool: "eu-west-1_dev",
    otherClient: "orders-dev",
    otherName: "orders-dev",
  });
});

// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuditRows } from "@/components/audit/audit-rows";
import type { AuditRow } from "@/lib/domain/audit/row";
import { show } from "@/tests/components/show";

const clientId = "1234567890abcdefghijklmnop";
const poolId = "eu-west-1_LocalDev1";

const aRow = (sequence: number, more: Partial<AuditRow> = {}): AuditRow => ({
  sequence,
  id: `row ${sequence}`,
  at: "2026-11-29T05:43:03.000Z",
  person: { id: "ann", email: "ann@example.com" },
  role: "admin",
  sessionId: null,
  source: { address: "192.0.2.7", isClaimed: false },
  poolId,
  environment: "dev",
  action: "edit client",
  object: { kind: "client", id: clientId },
  clientId,
  input: {},
  before: null,
  after: null,
  outcome: "done",
  requestId: null,
  intentId: null,
  outcomeOf: null,
  previous: "",
  hash: "",
  ...more,
});

function showing(rows: readonly AuditRow[], names: Record<string, string> = {}) {
  show(
    <AuditRows
      page={{ rows, hasOlder: false }}
      pools={[{ id: poolId, environment: "dev" }]}
      names={names}
      hrefBefore={() => "/older"}
      isNewest
      empty="Nothing"
    />,
  );
  return screen.getAllByRole("row").slice(1);
}

const intended = { outcome: "intended" };

test("an act is one row where its outcome is on the page, and stays where it is not", () => {
  const rows = showing([
    aRow(9, { outcome: "denied" }),
    aRow(8, { outcomeOf: 5 }),
    aRow(7, intended),
    aRow(6, { outcomeOf: 3 }),
    aRow(5, intended),
  ]);
  const numbers = rows.map((row) => /row (\d+)/.exec(row.innerHTML)?.[1]);
  expect(numbers).toEqual(["9", "8", "7", "6"]);
});

test("a client is called by its name, with its id below and the way to it, and by its id where no name is known", () => {
  const [named] = showing([aRow(1)], { [clientId]: "orders-worker" });
  expect(screen.getByRole("link", { name: "orders-worker" }).getAttribute("href")).toContain(clientId);
  expect(named?.textContent).toContain(clientId);
  document.body.innerHTML = "";
  showing([aRow(1)]);
  expect(screen.getByRole("link", { name: clientId })).toBeDefined();
});

test("a part of a client is called by itself, with the client below", () => {
  const object = { kind: "secret", id: `${clientId}--1` };
  const [row] = showing([aRow(1, { object })], { [clientId]: "orders-worker" });
  expect(screen.getByRole("link", { name: object.id })).toBeDefined();
  expect(row?.textContent).toContain("orders-worker");
});

test("a row says when it was written to the second", () => {
  const [row] = showing([aRow(1)]);
  expect(row?.textContent).toContain("2026-11-29 05:43:03 UTC");
});

test("a person without a role in an environment is said to have none, and a row about no environment says nothing of roles", () => {
  const none = { poolId: null, environment: null, role: null };
  const [refused, signedIn] = showing([
    aRow(9, { role: null, outcome: "denied" }),
    aRow(8, { ...none, action: "sign in" }),
  ]);
  expect(refused?.textContent).toContain("No role");
  expect(signedIn?.textContent).toContain("ann@example.com");
  expect(signedIn?.textContent).not.toContain("No role");
});

// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Attention } from "@/components/overview/attention";
import { FleetTotals } from "@/components/overview/fleet-totals";
import { LastChanges } from "@/components/overview/last-changes";
import { WaitingList } from "@/components/overview/waiting-list";
import { GENESIS } from "@/lib/domain/audit/row";
import { findingQuery } from "@/lib/domain/finding/search";
import type { RuleCounts } from "@/lib/domain/finding/tally";
import { routes } from "@/lib/domain/routes";
import { show } from "@/tests/components/show";
import { aPoolOverview } from "./a-pool-overview";

const dev = aPoolOverview();
const hrefOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");

test("totals add the pools up, and name one that they lack", () => {
  const lost = { ...dev, id: "lost", environment: "prod", clients: null, gaps: ["AWS denies it."] };
  const { container } = show(<FleetTotals pools={[dev, { ...dev, id: "other" }, lost]} />);
  expect(container.textContent).toContain("2,408");
  expect(hrefOf("2,408 M2M clients in all environments")).toBe(routes.allClients);
  expect(hrefOf("6 Without owner in all environments")).toBe(
    routes.allClientsFound(new URLSearchParams("owner=none")),
  );
  expect(container.textContent).toContain("One environment is not in these totals:");
  expect(container.textContent).toContain("prod AWS denies it.");
});

const counted = (environment: string, counts: RuleCounts) => ({ environment, findings: { at: 1, counts } });

test("the most urgent rules come first, with the trend and the lists", () => {
  const { container } = show(
    <Attention
      pools={[
        counted("dev", { "no-domain": 2, "no-owner": 1 }),
        counted("prod", { "no-owner": 2, "open-registration": 1 }),
      ]}
      trend={{ day: "2026-11-01", counts: { "no-owner": 9 } }}
    />,
  );
  expect(container.textContent).toContain("3 fewer than on 2026-11-01.");
  const items = screen.getAllByRole("listitem").map((item) => item.textContent);
  expect(items.map((item) => item?.split(/(?<=^High|^Medium|^Low)/)[0])).toEqual(["High", "Medium", "Low"]);
  expect(hrefOf("1 Registration is open to everybody")).toBe(
    routes.findingsFound(findingQuery({ rule: "open-registration", page: 1 })),
  );
  expect(hrefOf("3 medium")).toBe(routes.findingsFound(findingQuery({ severity: "medium", page: 1 })));
});

test("without findings it says so, and without an earlier count it tells no trend", () => {
  const { container } = show(<Attention pools={[counted("dev", {})]} trend={null} />);
  expect(container.textContent).toContain("No open findings.");
  expect(container.textContent).not.toContain("than on");
});

test("a pool that was not counted is named, and then there is no trend", () => {
  const trend = { day: "2026-11-01", counts: { "no-owner": 9 } } as const;
  const pools = [counted("dev", { "no-owner": 1 }), { environment: "prod", findings: null }];
  const { container } = show(<Attention pools={pools} trend={trend} />);
  expect(container.textContent).toContain("Without prod, where findings haven’t been counted yet.");
  expect(container.textContent).not.toContain("than on");
});

test("what waits leads to where it is done, and where nothing waits there is nothing", () => {
  const act = {
    action: "edit client",
    outcome: "recovered",
    name: "orders",
    clientId: "abc",
    identifier: null,
    at: "2026-11-30T12:00:00.000Z",
  } as const;
  show(
    <WaitingList
      work={[{ pool: dev, team: "team-orders", findings: 12, rotations: 1 }]}
      lost={[{ pool: dev, act }]}
    />,
  );
  expect(hrefOf("The edit of orders was completed")).toBe(routes.clients(dev));
  expect(hrefOf("1 rotation of team-orders to finish")).toBe(
    routes.clientsFound(dev, new URLSearchParams("owner=team-orders&secrets=2")),
  );
  expect(hrefOf("12 open findings of team-orders")).toBe(
    routes.findingsFound(findingQuery({ environment: dev.environment, owner: "team-orders", page: 1 })),
  );
  expect(show(<WaitingList work={[]} lost={[]} />).container.textContent).toBe("");
});

const row = {
  sequence: 1,
  id: "5b1d1f4e-9d7c-4a53-8f7a-0c9f0c1c2d3e",
  at: "2026-11-30T12:00:00.000Z",
  person: { id: "ann", email: "ann@example.com" },
  role: "operator",
  sessionId: null,
  source: { address: null, isClaimed: false },
  poolId: dev.id,
  environment: "dev",
  action: "edit client",
  object: { kind: "client", id: "abc" },
  clientId: "abc",
  input: null,
  before: null,
  after: null,
  outcome: "done",
  requestId: null,
  intentId: null,
  outcomeOf: null,
  previous: GENESIS,
  hash: GENESIS,
};

test("a change says who did what and when, and leads to a client that is still there", () => {
  const shown = (names: Record<string, string>) =>
    show(<LastChanges rows={[row]} pools={[dev]} names={names} />).container.textContent;
  expect(shown({ abc: "orders" })).toContain("Edit client: orders");
  expect(hrefOf("orders")).toBe(routes.client(dev, "abc"));
  expect(shown({})).toContain("Edit client: abc");
  expect(screen.queryByRole("link", { name: "abc" })).toBeNull();
});

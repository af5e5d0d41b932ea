// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ScopeTeams } from "@/components/resource-servers/scope-teams";
import type { TeamMatrix } from "@/lib/domain/scope/team-matrix";
import { show } from "@/tests/components/show";

const matrix: TeamMatrix = {
  teams: ["team-a", ""],
  teamsLeft: 2,
  rows: [{ full: "orders/read", name: "read", counts: [3, 0], rest: 4 }],
  most: 3,
};

test("each count leads to the clients of that team with that scope, and none leads nowhere", () => {
  show(<ScopeTeams pool={{ id: "eu-west-1_dev", environment: "dev" }} matrix={matrix} isWhole />);
  const [link, ...more] = screen.getAllByRole("link");
  expect(more).toEqual([]);
  expect(link?.getAttribute("aria-label")).toBe("3 of team-a with read");
  expect(link?.getAttribute("href")).toBe("/pools/dev/clients?scope=orders%2Fread&owner=team-a&kind=all");
  const heads = screen.getAllByRole("columnheader").map(({ textContent }) => textContent);
  expect(heads).toEqual(["Scope", "team-a", "No owner", "2 more teams"]);
  expect(screen.getAllByRole("cell").map(({ textContent }) => textContent)).toEqual(["3", "0", "4"]);
});

test("while clients are loading, the counts are a lower bound", () => {
  show(<ScopeTeams pool={{ id: "eu-west-1_dev", environment: "dev" }} matrix={matrix} isWhole={false} />);
  expect(screen.getByText(/at least: some clients are still loading/)).toBeDefined();
});

// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { AgeTable } from "@/components/overview/age-table";
import { PoolSettingsTable } from "@/components/overview/pool-settings";
import { PoolTable } from "@/components/overview/pool-table";
import { routes } from "@/lib/domain/routes";
import { show } from "@/tests/components/show";
import { aPoolOverview } from "./a-pool-overview";

const dev = aPoolOverview();
const prod = {
  ...aPoolOverview({ id: "eu-west-1_LocalPrd1", environment: "prod" }),
  clients: null,
  findings: null,
  settings: null,
  gaps: ["AWS denies it."],
};

const rowsOf = (table: string) =>
  within(screen.getByRole("table", { name: table }))
    .getAllByRole("row")
    .slice(1);

test("a row has the numbers of its pool, and the picture of ages says them in words", () => {
  show(<PoolTable pools={[dev, prod]} />);
  const [first, second] = rowsOf("User pools");
  expect(
    within(first ?? document.body)
      .getByRole("img")
      .getAttribute("aria-label"),
  ).toBe(
    "Oldest secrets in dev, clients by days: ≤ 30: 1,000, 30–90: 100, 90–180: 92, 180–365: 0, > 365: 12",
  );
  expect(screen.getByRole("link", { name: "3 Without owner in dev" }).getAttribute("href")).toBe(
    routes.clientsFound(dev, new URLSearchParams("owner=none")),
  );
  expect(second?.textContent).toContain("AWS denies it.");
  expect(second?.textContent?.match(/Unknown/g)).toHaveLength(10);
});

test("the table behind the pictures leads to the clients of each age", () => {
  show(<AgeTable pools={[dev]} />);
  const [first] = rowsOf("Clients by the age of their oldest secret");
  const links = within(first ?? document.body).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(
    ["ageUpTo=30", "age=30&ageUpTo=90", "age=90&ageUpTo=180", "age=365"].map((query) =>
      routes.clientsFound(dev, new URLSearchParams(query)),
    ),
  );
});

test("the settings of each pool are a row, and those that were not read say so", () => {
  show(<PoolSettingsTable pools={[dev, prod]} />);
  const [first, second] = rowsOf("Settings of the user pools");
  expect(first?.textContent).toContain("auth.example.com");
  expect(second?.textContent?.match(/Not read yet/g)).toHaveLength(6);
});

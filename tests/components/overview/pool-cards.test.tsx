// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PoolCards } from "@/components/overview/pool-cards";
import type { PoolOverview } from "@/lib/domain/pool/overview";
import { routes } from "@/lib/domain/routes";
import { show } from "@/tests/components/show";
import { aPoolOverview } from "./a-pool-overview";

const dev = aPoolOverview();

const card = (pool: PoolOverview, setupsIn: string[] = []) =>
  show(<PoolCards pools={[pool]} setupsIn={setupsIn} />).container.textContent ?? "";

const hrefOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");

test("each number leads to the list that it counts, and zero leads nowhere", () => {
  card(dev);
  expect(hrefOf("1,204 M2M clients in dev")).toBe(routes.clients(dev));
  for (const [name, query] of [
    ["31 User sign-in in dev", "kind=people"],
    ["3 Without owner in dev", "owner=none"],
    ["2 Two secrets in dev", "secrets=2"],
    ["1 Suspended in dev", "suspended=yes"],
  ] as const)
    expect(hrefOf(name)).toBe(routes.clientsFound(dev, new URLSearchParams(query)));
  expect(hrefOf("12 clients, oldest secret in days: > 365")).toBe(
    routes.clientsFound(dev, new URLSearchParams("age=365")),
  );
  expect(hrefOf("1 findings in dev")).toContain("severity=high");
  expect(screen.queryByRole("link", { name: /Missing scopes/ })).toBeNull();
});

test("a card says the settings, the used quota and the person's role", () => {
  const text = card(dev);
  for (const words of ["auth.example.com", "Essentials", "1,235 of 10,000 (12 %)", "Operator"])
    expect(text).toContain(words);
  expect(screen.getByText("Deletion protection").parentElement?.textContent).toContain("Off");
});

test("a pool named after its environment is headed by its ID, and one with a name of its own by that", () => {
  card(dev);
  expect(hrefOf(dev.id)).toBe(routes.clients(dev));
  const { settings } = dev;
  card({ ...dev, settings: settings && { ...settings, name: "Machines" } });
  expect(hrefOf("Machines")).toBe(routes.clients(dev));
});

test("only a person who may set a pool up is led to its setup", () => {
  card(dev, ["eu-west-1_Other"]);
  expect(screen.queryByRole("link", { name: "Setup of dev" })).toBeNull();
  card(dev, [dev.id]);
  expect(hrefOf("Setup of dev")).toBe(routes.setup(dev));
});

test("a pool that was never listed says why and that no total has it, and what is not known is not zero", () => {
  const text = card({ ...dev, clients: null, findings: null, settings: null, gaps: ["AWS denies it."] });
  expect(text).toContain("Not in any total");
  expect(text).toContain("AWS denies it.");
  expect(text).toContain("Not read yet");
  expect(text).not.toContain("M2M clients");
});

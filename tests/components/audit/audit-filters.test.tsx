// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AuditFilters } from "@/components/audit/audit-filters";
import { show, takeOver } from "@/tests/components/show";

const form = (entered: Record<string, string> = {}, errors: Record<string, string> = {}) => (
  <AuditFilters
    entered={entered}
    errors={errors}
    environments={["dev"]}
    actions={["test token", "create client", "prove secret"]}
    outcomes={["done", "recovered", "changed-meanwhile"]}
  />
);

const filters = (...given: Parameters<typeof form>) => show(form(...given));

const optionsOf = (label: string) =>
  [...screen.getByLabelText<HTMLSelectElement>(label).options].map(({ value, text }) => [value, text]);

test("acts and outcomes are in the words and the order that people read, and the URL keeps the trail's", () => {
  filters();
  expect(optionsOf("Action")).toEqual([
    ["", "All actions"],
    ["create client", "Create client"],
    ["test token", "Test token request"],
    ["prove secret", "Verify secret"],
  ]);
  expect(optionsOf("Outcome")).toEqual([
    ["", "All outcomes"],
    ["changed-meanwhile", "Conflict"],
    ["done", "Done (done)"],
    ["recovered", "Done (recovered)"],
  ]);
});

test("the button of narrow screens says how many filters are set, and opens them", async () => {
  const { user } = filters({ person: "ann", environment: "dev" });
  const button = screen.getByRole("button", { name: "Filters (2)" });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  const panel = document.getElementById(button.getAttribute("aria-controls") ?? "");
  expect(panel?.className).toMatch(/(^| )hidden( |$)/);
  await user.click(button);
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(panel?.className).not.toMatch(/(^| )hidden( |$)/);
});

test("a filter that is wrong is open from the start, with its one sentence", () => {
  filters({}, { from: "Enter a date as YYYY-MM-DD." });
  expect(screen.getByRole("button", { name: "Filters (1)" }).getAttribute("aria-expanded")).toBe("true");
  expect(screen.getAllByText("Enter a date as YYYY-MM-DD.")).toHaveLength(1);
  expect(screen.getByLabelText("From (UTC)").getAttribute("aria-invalid")).toBe("true");
});

test("what was typed before the page’s script was there stays, until the address has another filter", () => {
  const person = () => screen.getByLabelText<HTMLInputElement>("Person");
  const { rerender } = takeOver(form(), () => {
    person().value = "ann";
  });
  expect(person().value).toBe("ann");
  rerender(form({ action: "create client" }));
  expect(person().value).toBe("");
});

// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { forgetSelections, select } from "@/components/clients/selection/selected";
import { ChangeForm } from "@/components/runs/change-form";
import { problem } from "@/lib/domain/problem";
import type { FormState } from "@/lib/domain/result";
import { offersFor } from "@/lib/domain/run/offer";
import { keyOf } from "@/lib/domain/run/selection";
import { answering, done } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const list = "/pools/dev/clients";
const pool = "eu-west-1_A";
const admin = { grants: [{ role: "admin" as const, environment: null }], teams: [] };
const operator = { grants: [{ role: "operator" as const, environment: null }], teams: ["team-orders"] };
const choice = {
  servers: [
    {
      identifier: "orders",
      name: "Orders",
      isManaged: false,
      scopes: [{ full: "orders/read", name: "read", description: "Read orders" }],
    },
  ],
  restricted: { "orders/read": "team-orders" },
};

beforeEach(() => {
  forgetSelections();
  select(list, { is: "clients", keys: new Set([keyOf(pool, "a"), keyOf(pool, "b")]) });
});

function form(person: typeof admin | typeof operator, ...answers: FormState<{ runId: string }>[]) {
  const draft = answering(...(answers.length > 0 ? answers : [done({ runId: "r" })]));
  const shown = show(
    <ChangeForm
      list={list}
      poolId={pool}
      offers={offersFor(person, ["dev"])}
      choice={choice}
      knownTeams={["team-orders"]}
      intentId="1"
      draft={draft.action}
    />,
  );
  return { ...shown, draft };
}

const radio = (name: string | RegExp) => screen.getByRole("radio", { name });
const send = () => screen.getByRole("button", { name: "Show dry run" });

test("the selected clients and the fields of the chosen kind alone are sent, and the dry run opens", async () => {
  const { user, router, draft } = form(admin);
  await user.click(radio("Set contact"));
  await user.type(screen.getByLabelText(/^Contact/), "#orders");
  await user.click(radio("Set access token lifetime"));
  await user.clear(screen.getByLabelText("Access token lifetime (minutes)"));
  await user.type(screen.getByLabelText("Access token lifetime (minutes)"), "15");
  await user.click(send());
  await vi.waitFor(() => expect(router.push).toHaveBeenCalledWith("/runs/r"));
  expect(draft.forms).toEqual([
    { intentId: "1", kind: "set lifetime", minutes: "15", clients: `${pool} a b` },
  ]);
});

test("all that match are sent as their search", async () => {
  select(list, { is: "search", query: "owner=team-orders", matches: 212 });
  const { user, draft } = form(admin);
  expect(screen.getByText(/212 clients when you selected them/)).toBeDefined();
  await user.click(radio("Delete"));
  expect(screen.getByText(/can’t be restored/)).toBeDefined();
  await user.click(send());
  expect(draft.forms).toEqual([{ intentId: "1", kind: "delete", query: "owner=team-orders", pool }]);
});

test("a kind has to be chosen, and the server’s sentence stands at its field", async () => {
  const lost = problem("invalid", { fields: { scopes: "Choose at least one scope." } });
  const { user, draft } = form(admin, { is: "refused", problem: lost });
  await user.click(send());
  expect(screen.getByText("Choose what to change.")).toBeDefined();
  expect(draft.forms).toEqual([]);
  await user.click(radio("Remove scopes"));
  await user.click(send());
  expect(await screen.findByText("Choose at least one scope.")).toBeDefined();
});

test("an operator sees which clients a change is for, who makes the others, and whom to ask for a scope", async () => {
  const { user } = form(operator);
  expect(screen.queryByRole("radio", { name: /^Delete/ })).toBeNull();
  expect(screen.getByText("Delete: Only admins can delete app clients.")).toBeDefined();
  await user.click(radio("Add scopes Only clients of your teams."));
  expect(screen.getByText("Ask team-orders to grant it.")).toBeDefined();
  await user.click(radio("Remove scopes Only clients of your teams."));
  expect(screen.queryByText("Ask team-orders to grant it.")).toBeNull();
});

test("without a selection the form leads back to the list", () => {
  forgetSelections();
  form(admin);
  expect(screen.getByText("No clients are selected.")).toBeDefined();
  expect(screen.getByRole("link", { name: "Select clients in the list" }).getAttribute("href")).toBe(list);
  expect(screen.queryByRole("radio")).toBeNull();
});

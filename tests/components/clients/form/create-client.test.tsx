// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { CreateClient } from "@/components/clients/form/create-client";
import type { NewClient } from "@/lib/domain/client/client";
import { aClient, answering, done } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const made: NewClient = {
  ...aClient({ clientId: "1a2b3c" }),
  secret: "s3cret-value",
  isOwnerKept: true,
};

beforeEach(() => sessionStorage.clear());

const form = (needsTeam = false) =>
  show(
    <CreateClient
      head={<h1>Create app client</h1>}
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      tokenUrl={null}
      servers={[]}
      teams={[]}
      knownTeams={[]}
      restricted={{}}
      needsTeam={needsTeam}
      mayAddScopes={false}
      source={null}
      intentId="intent"
      create={answering(done(made)).action}
    />,
  );

test.each([
  [true, ""],
  [false, "Optional"],
])("the fields that may stay empty say so, and the team only to people who need none: %s", (needs, mark) => {
  form(needs);
  const saidOf = (label: string) => {
    const ids = screen.getByLabelText(label).getAttribute("aria-describedby") ?? "";
    return ids
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .filter((text) => text === "Optional")
      .join();
  };
  expect(["Contact", "Purpose", "Ticket"].map(saidOf)).toEqual(["Optional", "Optional", "Optional"]);
  expect(["Name", "Owner team"].map(saidOf)).toEqual(["", mark]);
});

test("after a reload with its secret on the page, the form says which client was made and how it gets a secret", async () => {
  const first = form();
  await first.user.click(screen.getByRole("button", { name: "Create app client" }));
  await screen.findByRole("heading", { level: 1, name: "orders-worker was created" });
  expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
  const kept = { ...sessionStorage };
  expect(JSON.stringify(kept)).not.toContain(made.secret);
  // A page that is reloaded is not taken down: what it kept stays, and the next one begins again.
  first.unmount();
  for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, String(value));
  const second = form();
  expect(await screen.findByText("orders-worker was created before this page was reloaded")).toBeDefined();
  expect(screen.getByText(/can’t be shown again/)).toBeDefined();
  expect(screen.getByRole("link", { name: "Open its secrets" }).getAttribute("href")).toBe(
    "/pools/dev/clients/1a2b3c/secrets",
  );
  await second.user.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByText(/before this page was reloaded/)).toBeNull();
  expect(sessionStorage).toHaveLength(0);
});

test("who leaves the secret's page for another one finds an empty form that says nothing", async () => {
  const first = form();
  await first.user.click(screen.getByRole("button", { name: "Create app client" }));
  await screen.findByRole("heading", { level: 1, name: "orders-worker was created" });
  first.unmount();
  form();
  expect(screen.queryByText(/before this page was reloaded/)).toBeNull();
});

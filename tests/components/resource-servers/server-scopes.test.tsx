// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ServerScopes } from "@/components/resource-servers/server-scopes";
import type { ServerUsage } from "@/lib/domain/scope/holder";
import type { ServerSettings } from "@/lib/domain/scope/server-change";
import { answering, done } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const scope = (name: string) => ({ full: `orders/${name}`, name, description: `May ${name}` });
const server = {
  identifier: "orders",
  name: "Orders API",
  isManaged: false,
  scopes: ["read", "write"].map(scope),
};
const usage: ServerUsage = { scopes: { "orders/read": 3 }, isWhole: true };
const after: ServerSettings = { name: "Orders API", scopes: [{ name: "read", description: "Reads" }] };

function page(objection: string | null = null) {
  sessionStorage.clear();
  const { action, forms } = answering(done({ after }));
  const shown = show(
    <ServerScopes
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      isConfirmed={false}
      region="eu-west-1"
      server={server}
      policy={{ team: "team-orders", openScopes: ["write"] }}
      usage={usage}
      objection={objection}
      intentId="intent"
      save={action}
    />,
  );
  return { ...shown, forms };
}

const cells = (name: string) => {
  const row = screen.getByText(`orders/${name}`).closest("tr");
  if (!row) throw new Error(`No row of ${name}`);
  return within(row);
};
const press = (name: string) => screen.getByRole("button", { name });

test("one table says what each scope is for, who can grant it and how many clients have it, without a field", () => {
  page("Only admins can change resource servers.");
  expect(cells("read").getByText("May read")).toBeDefined();
  expect(cells("read").getByText("team-orders operators")).toBeDefined();
  expect(cells("read").getByRole("link", { name: "3 clients" }).getAttribute("href")).toContain(
    "scope=orders",
  );
  expect(cells("write").getByText("All operators")).toBeDefined();
  expect(cells("write").getByText("No clients")).toBeDefined();
  expect(cells("write").queryByRole("link")).toBeNull();
  expect(cells("write").getByRole("button", { name: "Actions for orders/write" })).toBeDefined();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.queryByRole("button", { name: "Edit name and scopes" })).toBeNull();
  expect(screen.getByText("Only admins can change resource servers.")).toBeDefined();
});

test("an edit shows its difference before it is saved, and then the table again, with the focus on its button", async () => {
  const { user, forms } = page();
  await user.click(press("Edit name and scopes"));
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" }));
  const field = cells("read").getByRole("textbox", { name: "Description of read" });
  await user.clear(field);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  await user.type(field, "Reads");
  await user.click(press("Remove write"));
  expect(cells("write").getByText("No clients use it. It’s removed when you save.")).toBeDefined();
  await user.click(press("Save changes"));
  const dialog = within(screen.getByRole("alertdialog"));
  expect(dialog.getByText("Reads")).toBeDefined();
  expect(forms).toEqual([]);
  await user.click(dialog.getByRole("button", { name: "Save changes" }));
  await screen.findByRole("button", { name: "Edit name and scopes" });
  expect(forms).toHaveLength(1);
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(cells("read").getByText("Reads")).toBeDefined();
  expect(document.activeElement).toBe(press("Edit name and scopes"));
});

test("Cancel takes back what was typed", async () => {
  const { user, forms } = page();
  await user.click(press("Edit name and scopes"));
  await user.type(screen.getByRole("textbox", { name: "Name" }), " of tests");
  await user.click(press("Cancel"));
  expect(screen.queryByRole("textbox")).toBeNull();
  await user.click(press("Edit name and scopes"));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("Orders API");
  expect(forms).toEqual([]);
});

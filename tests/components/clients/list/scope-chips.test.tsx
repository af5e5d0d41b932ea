// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { beforeAll, expect, test, vi } from "vitest";
import { ScopeChips } from "@/components/clients/list/scope-chips";
import { withPopovers } from "@/tests/components/popovers";
import { show } from "@/tests/components/show";

beforeAll(withPopovers);

const orders = "https://api.example.com/orders";
const all = [`${orders}/read`, "stock/count", `${orders}/write`];

function chips(read: () => Promise<readonly string[]>) {
  return show(
    <ScopeChips first={`${orders}/read`} count={3} read={read} serverNames={{ [orders]: "Orders API" }} />,
  );
}

test("a scope shows the name of its API and its own, and is read as a whole", () => {
  const { container } = chips(async () => all);
  const chip = container.querySelector(".chip-scope");
  expect(chip?.querySelector("i")?.textContent).toBe("Orders API");
  expect(chip?.querySelector("b")?.textContent).toBe("read");
  expect(chip?.querySelector("[data-whole]")?.textContent).toBe(`${orders}/read`);
  expect(chip?.hasAttribute("data-tip")).toBe(true);
});

test("the rest opens in a panel, under the names of their APIs, and is read once", async () => {
  const read = vi.fn(async () => all);
  const { user } = chips(read);
  const more = screen.getByRole("button", { name: "+2, show all scopes" });
  const announced = screen.getByRole("status", { hidden: true });
  expect(announced.textContent).toBe("");
  await user.click(more);
  const panel = await screen.findByRole("group", { name: "3 scopes" });
  expect(await within(panel).findByText("Orders API")).toBeDefined();
  expect(announced.textContent).toBe("All scopes are shown.");
  expect(within(panel).getByText(orders)).toBeDefined();
  expect(["read", "write", "stock", "count"].map((it) => within(panel).getByText(it))).toHaveLength(4);
  expect(within(panel).getByRole("button", { name: "Close" })).toBeDefined();
  await user.click(more);
  await user.click(more);
  expect(read).toHaveBeenCalledOnce();
});

test("scopes that cannot be read are said to be, and are read again when the panel opens again", async () => {
  const read = vi.fn(async () => all).mockRejectedValueOnce(new Error("gone"));
  const { user } = chips(read);
  const more = screen.getByRole("button", { name: "+2, show all scopes" });
  await user.click(more);
  expect((await screen.findByRole("alert")).textContent).toContain("Couldn’t load the scopes.");
  await user.click(more);
  await user.click(more);
  expect(await screen.findByText("count")).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});

// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { beforeAll, expect, test, vi } from "vitest";
import { RowMenu } from "@/components/ui/row-menu";
import { withPopovers } from "@/tests/components/popovers";
import { show } from "@/tests/components/show";

beforeAll(withPopovers);

function menu(act = () => {}) {
  const { user } = show(
    <RowMenu
      label="Actions for orders-worker"
      groups={[
        [{ label: "Edit", href: "/edit" }],
        [],
        [
          { label: "Copy client ID", copies: "1a2b3c" },
          { label: "Delete", act, isDanger: true },
        ],
      ]}
    />,
  );
  const button = screen.getByRole("button", { name: "Actions for orders-worker" });
  return { user, button, focused: () => document.activeElement?.textContent };
}

test("its entries are drawn only while it is open", async () => {
  const { user, button } = menu();
  expect(screen.queryAllByRole("menuitem")).toEqual([]);
  expect(button.getAttribute("aria-expanded")).toBe("false");
  await user.click(button);
  expect(screen.getAllByRole("menuitem").map(({ textContent }) => textContent)).toEqual([
    "Edit",
    "Copy client ID",
    "Delete",
  ]);
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(screen.getByRole("menuitem", { name: "Edit" }).getAttribute("href")).toBe("/edit");
  await user.click(button);
  expect(screen.queryAllByRole("menuitem")).toEqual([]);
});

test("keys open it and move inside it", async () => {
  const { user, button, focused } = menu();
  button.focus();
  await user.keyboard("{ArrowDown}");
  expect(focused()).toBe("Edit");
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
  expect(focused()).toBe("Edit");
  await user.keyboard("{ArrowUp}");
  expect(focused()).toBe("Delete");
  await user.keyboard("{Home}c");
  expect(focused()).toBe("Copy client ID");
  await user.keyboard("{End}");
  expect(focused()).toBe("Delete");
  await user.keyboard("{Tab}");
  expect(screen.queryAllByRole("menuitem")).toEqual([]);
  button.focus();
  await user.keyboard("{ArrowUp}");
  expect(focused()).toBe("Delete");
});

test("an act finds the menu closed and the focus on its button", async () => {
  const seen = vi.fn();
  const { user, button } = menu(() => seen(document.activeElement));
  await user.click(button);
  await user.click(screen.getByRole("menuitem", { name: "Delete" }));
  expect(seen).toHaveBeenCalledExactlyOnceWith(button);
  expect(screen.queryAllByRole("menuitem")).toEqual([]);
});

test("a copied value is on the clipboard, and the menu says so", async () => {
  const { user, button } = menu();
  await user.click(button);
  await user.click(screen.getByRole("menuitem", { name: "Copy client ID" }));
  expect((await screen.findByRole("status")).textContent).toBe("Copied");
  expect(await navigator.clipboard.readText()).toBe("1a2b3c");
});

test("a refused copy is said, and the menu stays", async () => {
  const { user, button } = menu();
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValueOnce(new Error("refused"));
  await user.click(button);
  await user.click(screen.getByRole("menuitem", { name: "Copy client ID" }));
  expect(await screen.findByText("The browser blocked clipboard access.")).toBeDefined();
  expect(screen.getAllByRole("menuitem")).toHaveLength(3);
});

test("without entries there is no button", () => {
  const { container } = show(<RowMenu label="Actions for nothing" groups={[[]]} />);
  expect(container.textContent).toBe("");
  expect(container.querySelector("button")).toBeNull();
});

// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { show } from "@/tests/components/show";

function shown(more: Partial<Parameters<typeof ConfirmDialog>[0]> = {}) {
  const [onConfirm, onCancel] = [vi.fn(), vi.fn()];
  const words = { title: "Delete orders?", confirmLabel: "Delete", children: "Token requests fail." };
  return {
    onConfirm,
    onCancel,
    ...show(<ConfirmDialog isOpen {...words} {...{ onConfirm, onCancel }} {...more} />),
  };
}

const isFocused = (find: () => HTMLElement) => waitFor(() => expect(document.activeElement).toBe(find()));
const button = (name: string) => screen.getByRole("button", { name });

test("a question that deletes starts on the way back, any other on the answer, and Enter gives it", async () => {
  const { user, onConfirm, onCancel, unmount } = shown({ danger: true });
  await isFocused(() => button("Cancel"));
  await user.keyboard("{Enter}");
  expect([onCancel.mock.calls.length, onConfirm.mock.calls.length]).toEqual([1, 0]);
  unmount();
  const other = shown({ confirmLabel: "Save" });
  await isFocused(() => button("Save"));
  await user.keyboard("{Enter}");
  expect(other.onConfirm).toHaveBeenCalledTimes(1);
});

test("a name to type has the focus, says why it is typed, and Enter confirms once it is right", async () => {
  const { user, onConfirm } = shown({ danger: true, typedName: "orders" });
  const field = () =>
    screen.getByRole("textbox", { name: "Type orders to confirm", description: "This can’t be undone." });
  await isFocused(field);
  await user.keyboard("order{Enter}");
  expect(onConfirm).not.toHaveBeenCalled();
  await user.keyboard("s{Enter}");
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

test("the reason for typing may be another one, and is not made up", () => {
  const { unmount } = shown({ typedName: "orders", typedWhy: "This is a production pool." });
  expect(screen.getByRole("textbox", { description: "This is a production pool." })).toBeDefined();
  unmount();
  shown({ typedName: "orders" });
  expect(screen.getByRole("textbox", { description: "" })).toBeDefined();
});

test("while the act runs, nothing confirms it again or backs out of it", async () => {
  const { user, onConfirm, onCancel } = shown({ pending: true, pendingLabel: "Deleting…" });
  await user.click(button("Deleting…"));
  await user.click(button("Cancel"));
  await user.keyboard("{Escape}");
  expect([onConfirm, onCancel].map((it) => it.mock.calls.length)).toEqual([0, 0]);
});

// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { LeakDialog } from "@/components/secrets/leak-dialog";
import { aClient, aSecret } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const older = aSecret({ secretId: "c--1" });
const newer = aSecret({ secretId: "c--2", createdAt: "2026-02-02T03:04:05.000Z" });

function shown(secrets: (typeof older)[], isConfirmed = false) {
  const onConfirm = vi.fn();
  const facts = { client: aClient(), isPending: false, refused: null, onCancel: () => {} };
  return { onConfirm, ...show(<LeakDialog {...{ ...facts, secrets, isConfirmed, onConfirm }} />) };
}

const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>("radio", { name });

test("of two secrets neither is chosen, and nothing is deleted, until somebody says which one leaked", async () => {
  const { user, onConfirm } = shown([older, newer]);
  expect([radio(/^The older one/).checked, radio(/^The newer one/).checked]).toEqual([false, false]);
  await user.click(screen.getByRole("button", { name: "Delete the leaked secret" }));
  expect(onConfirm).not.toHaveBeenCalled();
  await user.click(radio(/^The newer one/));
  await user.click(screen.getByRole("button", { name: "Delete the leaked secret" }));
  expect(onConfirm.mock.calls).toEqual([["c--2"]]);
});

test("the only secret need not be chosen", async () => {
  const { user, onConfirm } = shown([older]);
  expect(screen.queryAllByRole("radio")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Add a new secret now" }));
  expect(onConfirm.mock.calls).toEqual([["c--1"]]);
});

test("in production the client's name is typed as well", async () => {
  const { user, onConfirm } = shown([older], true);
  await user.click(screen.getByRole("button", { name: "Add a new secret now" }));
  expect(onConfirm).not.toHaveBeenCalled();
  await user.type(screen.getByRole("textbox"), "orders-worker");
  await user.click(screen.getByRole("button", { name: "Add a new secret now" }));
  expect(onConfirm.mock.calls).toEqual([["c--1"]]);
});

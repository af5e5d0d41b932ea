// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { CompareChanges } from "@/components/forms/compare-changes";
import { show } from "@/tests/components/show";

const part = (key: string, isClash: boolean) => ({
  key,
  label: key,
  before: `${key} before`,
  yours: `${key} of mine`,
  theirs: `${key} of theirs`,
  isClash,
});

function shown() {
  const onTakeOver = vi.fn();
  const onDiscard = vi.fn();
  const parts = [part("Name", true), part("Scopes", false), part("Lifetime", true)];
  const page = show(
    <CompareChanges what="This client" parts={parts} onTakeOver={onTakeOver} onDiscard={onDiscard} />,
  );
  return { ...page, onTakeOver, onDiscard };
}

const choice = (label: string, side: string) =>
  within(screen.getByRole("group", { name: `${label}: choose a value` })).getByLabelText<HTMLInputElement>(
    side,
  );

test("each conflict is chosen in its own row, and the values of the other person that are kept are told", async () => {
  const { user, onTakeOver } = shown();
  expect(screen.getAllByRole("group")).toHaveLength(2);
  expect(within(screen.getByRole("row", { name: /Lifetime/ })).getAllByRole("radio")).toHaveLength(2);
  await user.click(choice("Name", "Keep mine"));
  await user.click(choice("Lifetime", "Keep theirs"));
  await user.click(screen.getByRole("button", { name: "Merge changes" }));
  expect(onTakeOver).toHaveBeenCalledExactlyOnceWith(["Lifetime"]);
});

test("nothing is merged, and nothing chosen for the person, while a conflict is open", async () => {
  const { user, onTakeOver } = shown();
  await user.click(choice("Name", "Keep theirs"));
  expect(choice("Lifetime", "Keep theirs").checked).toBe(false);
  await user.click(screen.getByRole("button", { name: "Merge changes" }));
  expect(onTakeOver).not.toHaveBeenCalled();
  const open = screen.getByRole("group", { name: "Lifetime: choose a value" });
  expect(within(open).getByText("Choose one.")).toBeDefined();
  expect(document.activeElement).toBe(open);
});

test("a person can give up their own changes", async () => {
  const { user, onDiscard } = shown();
  await user.click(screen.getByRole("button", { name: "Discard my changes" }));
  expect(onDiscard).toHaveBeenCalledOnce();
});

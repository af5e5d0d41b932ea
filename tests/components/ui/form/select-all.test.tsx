// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { SelectAll } from "@/components/ui/form/select-all";
import { show } from "@/tests/components/show";

test.each([
  [0, false, false],
  [1, false, true],
  [3, true, false],
])("with %i of 3 selected it is checked: %j, and half: %j", (selected, checked, indeterminate) => {
  show(<SelectAll label="All" selected={selected} of={3} onSelect={() => {}} />);
  expect(screen.getByRole("checkbox", { name: "All" })).toMatchObject({ checked, indeterminate });
});

test("a click selects all, or none where all are selected", async () => {
  const onSelect = vi.fn();
  const { user, rerender } = show(<SelectAll label="All" selected={1} of={3} onSelect={onSelect} />);
  await user.click(screen.getByRole("checkbox"));
  rerender(<SelectAll label="All" selected={3} of={3} onSelect={onSelect} />);
  await user.click(screen.getByRole("checkbox"));
  expect(onSelect.mock.calls).toEqual([[true], [false]]);
});

test("a list of one has none", () => {
  show(<SelectAll label="All" selected={0} of={1} onSelect={() => {}} />);
  expect(screen.queryByRole("checkbox")).toBeNull();
});

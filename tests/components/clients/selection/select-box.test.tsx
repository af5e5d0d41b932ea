// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { SelectPage, SelectRow } from "@/components/clients/selection/select-box";
import { forgetSelections, select, selectionOf } from "@/components/clients/selection/selected";
import { keyOf, type ListSelection } from "@/lib/domain/run/selection";
import { show } from "@/tests/components/show";

const list = "/pools/dev/clients";
const names = ["a", "b", "c", "d"];
const shown = names.map((name) => keyOf("eu-west-1_A", name));

beforeEach(forgetSelections);

function boxes() {
  show(
    <>
      <SelectPage list={list} shown={shown} />
      {names.map((name, index) => (
        <SelectRow key={name} list={list} shown={shown} of={shown[index] ?? ""} name={name} />
      ))}
    </>,
  );
  return userEvent.setup();
}

const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const ticked = () => names.filter((name) => box(`Select ${name}`).checked).join("");

test("a click selects a client, and one with Shift all up to it", async () => {
  const user = boxes();
  await user.click(box("Select b"));
  expect(ticked()).toBe("b");
  await user.keyboard("{Shift>}");
  await user.click(box("Select d"));
  await user.keyboard("{/Shift}");
  expect(ticked()).toBe("bcd");
  await user.click(box("Select c"));
  expect(ticked()).toBe("bd");
});

test("the box of the page selects all its clients, is half checked for some, and leaves other pages alone", async () => {
  const elsewhere = keyOf("eu-west-1_A", "z");
  select(list, { is: "clients", keys: new Set([elsewhere]) });
  const user = boxes();
  await user.click(box("Select a"));
  expect(box("Select all on this page").indeterminate).toBe(true);
  await user.click(box("Select all on this page"));
  expect(ticked()).toBe("abcd");
  expect(box("Select all on this page").indeterminate).toBe(false);
  await user.click(box("Select all on this page"));
  expect(ticked()).toBe("");
  expect(selectionOf(list)).toEqual({ is: "clients", keys: new Set([elsewhere]) });
});

test("the selection of a list is kept for the tab, apart from that of another list, until it is forgotten", async () => {
  const user = boxes();
  await user.click(box("Select b"));
  const kept = sessionStorage.getItem(`selected-clients ${list}`);
  expect(kept).toContain(shown[1]);
  expect(selectionOf("/pools/prod/clients")).toEqual<ListSelection>({ is: "clients", keys: new Set() });
  forgetSelections();
  expect(sessionStorage.getItem(`selected-clients ${list}`)).toBeNull();
  expect(selectionOf(list)).toEqual<ListSelection>({ is: "clients", keys: new Set() });
});

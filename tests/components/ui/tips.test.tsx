// @vitest-environment happy-dom
import { act, fireEvent } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { Tips } from "@/components/ui/tips";
import { pass, show, stopTheClock } from "@/tests/components/show";

beforeEach(stopTheClock);

/** Two instants with tips, something without one, and the tooltip. */
function page() {
  // This DOM has no popovers.
  let isShown = false;
  HTMLElement.prototype.showPopover = () => {
    isShown = true;
  };
  HTMLElement.prototype.hidePopover = () => {
    isShown = false;
  };
  const { container } = show(
    <>
      <time dateTime="2026-01-02T03:04:05.000Z" data-tip="">
        one
      </time>
      <time dateTime="2027-01-02T03:04:05.000Z" data-tip="">
        two
      </time>
      <p>none</p>
      <Tips />
    </>,
  );
  const [one, two] = container.querySelectorAll("time");
  const tip = container.querySelector('[role="tooltip"]');
  const none = container.querySelector("p");
  if (!one || !two || !tip || !none) throw new Error("The page lacks a part.");
  const told = () => (isShown ? tip.textContent : null);
  const point = (at: Element) => act(() => void fireEvent.pointerOver(at));
  return { one, two, none, tip, told, point };
}

test("a tip stays while the pointer is on it, and on its way there", async () => {
  const { one, two, none, tip, told, point } = page();
  point(one);
  expect(told()).toContain("2026-01-02 03:04:05 UTC");
  point(none);
  point(two);
  await pass(149);
  expect(told()).toContain("2026-01-02 03:04:05 UTC");
  point(tip);
  await pass(10_000);
  expect(told()).toContain("2026-01-02 03:04:05 UTC");
});

test("a pointer that rests elsewhere gets that tip, or none", async () => {
  const { one, two, none, told, point } = page();
  point(one);
  point(two);
  await pass(150);
  expect(told()).toContain("2027-01-02 03:04:05 UTC");
  point(none);
  await pass(150);
  expect(told()).toBeNull();
});

test("Escape closes it at once", () => {
  const { one, told, point } = page();
  point(one);
  act(() => void fireEvent.keyDown(document.body, { key: "Escape" }));
  expect(told()).toBeNull();
});

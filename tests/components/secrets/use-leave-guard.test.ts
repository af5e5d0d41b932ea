// @vitest-environment happy-dom
import { act, fireEvent } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { useLeaveGuard } from "@/components/secrets/use-leave-guard";
import { showHook } from "@/tests/components/show";

const guarding = (isOn = true) => showHook((props: { isOn: boolean }) => useLeaveGuard(props.isOn), { isOn });

/** Whether the browser would ask before it closes the tab. */
const wouldAsk = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

function link(attributes: Record<string, string>): { element: HTMLElement; followed: () => number } {
  const element = document.createElement("a");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  let times = 0;
  element.addEventListener("click", (event) => {
    times += 1;
    event.preventDefault();
  });
  onTestFinished(() => element.remove());
  return { element, followed: () => times };
}

beforeEach(() => window.location.assign("http://localhost:3000/here"));

test("the browser asks before the tab is closed, only while the guard is on", () => {
  const { rerender, unmount } = guarding();
  expect(wouldAsk()).toBe(true);
  rerender({ isOn: false });
  expect(wouldAsk()).toBe(false);
  rerender({ isOn: true });
  expect(wouldAsk()).toBe(true);
  unmount();
  expect(wouldAsk()).toBe(false);
});

test("a guard that was never on asks nothing", () => {
  const { result } = guarding(false);
  const { element, followed } = link({ href: "/there" });
  act(() => element.click());
  expect({ followed: followed(), isAsking: result.current.isAsking, asks: wouldAsk() }).toEqual({
    followed: 1,
    isAsking: false,
    asks: false,
  });
});

test("a link is held until somebody leaves, and the tab may be closed then", () => {
  const { result } = guarding();
  const { element, followed } = link({ href: "/there" });
  act(() => element.click());
  expect(result.current.isAsking).toBe(true);
  expect(followed()).toBe(0);
  act(() => result.current.stay());
  expect(result.current.isAsking).toBe(false);
  act(() => element.click());
  act(() => result.current.leave());
  expect(followed()).toBe(1);
  expect(wouldAsk()).toBe(false);
});

test.each([
  ["opens a tab", { href: "/there", target: "_blank" }],
  ["saves a file", { href: "/there", download: "" }],
  ["jumps within the page", { href: "#part" }],
])("a link that %s is let through", (_does, attributes) => {
  const { result } = guarding();
  const { element, followed } = link(attributes);
  act(() => element.click());
  expect(result.current.isAsking).toBe(false);
  expect(followed()).toBe(1);
});

test.each(["metaKey", "ctrlKey", "shiftKey"])("a click with %s, which opens a tab, is let through", (key) => {
  const { result } = guarding();
  const { element, followed } = link({ href: "/there" });
  fireEvent.click(element, { [key]: true });
  expect(result.current.isAsking).toBe(false);
  expect(followed()).toBe(1);
});

test("a link to this very page without a part, and to a part of another page, is held", () => {
  const { result } = guarding();
  for (const href of ["/here", "/there#part", "https://example.com/here#part"]) {
    const { element, followed } = link({ href });
    act(() => element.click());
    expect([href, result.current.isAsking, followed()]).toEqual([href, true, 0]);
    act(() => result.current.stay());
  }
});

test("Back is held by an entry of the page's own, and goes past both once somebody leaves", () => {
  const pushed = vi.spyOn(window.history, "pushState");
  const gone = vi.spyOn(window.history, "go").mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  window.history.replaceState({ page: 1 }, "");
  const { result } = guarding();
  expect(pushed).toHaveBeenCalledTimes(1);
  // What Back does: the entry before, with its state.
  window.history.replaceState({ page: 1 }, "");
  act(() => void window.dispatchEvent(new Event("popstate")));
  expect(pushed).toHaveBeenCalledTimes(2);
  expect(result.current.isAsking).toBe(true);
  expect(gone).not.toHaveBeenCalled();
  act(() => result.current.leave());
  expect(gone).toHaveBeenCalledWith(-2);
});

test("a guard that is on again adds no second entry, which Back would have to pass too", () => {
  window.history.replaceState({ page: 1 }, "");
  const pushed = vi.spyOn(window.history, "pushState");
  onTestFinished(() => void vi.restoreAllMocks());
  const { rerender } = guarding();
  rerender({ isOn: false });
  rerender({ isOn: true });
  expect(pushed.mock.calls).toEqual([[{ page: 1, isGuard: true }, ""]]);
});

test("an act of the page's own is held in the same way", () => {
  const { result } = guarding();
  const act1 = vi.fn();
  act(() => result.current.ask(act1));
  expect(act1).not.toHaveBeenCalled();
  act(() => result.current.leave());
  expect(act1).toHaveBeenCalledTimes(1);
});

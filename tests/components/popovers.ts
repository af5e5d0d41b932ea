import { act } from "@testing-library/react";

/**
 * Gives this DOM the part of popovers that components rely on: `showPopover`, `hidePopover`, their two events, and
 * buttons with a `popovertarget`. The focus is not given back.
 */
export function withPopovers(): void {
  HTMLElement.prototype.showPopover = function show() {
    turn(this, "open");
  };
  HTMLElement.prototype.hidePopover = function hide() {
    if (isOpen(this)) turn(this, "closed");
  };
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[popovertarget]") : null;
    const panel = button && document.getElementById(button.getAttribute("popovertarget") ?? "");
    if (panel) turn(panel, isOpen(panel) ? "closed" : "open");
  });
}

/** Whether a popover is open. */
export const isOpen = (panel: Element): boolean => panel.hasAttribute("data-open");

/** As in browsers, what happens on `beforetoggle` is drawn before `toggle`, which comes later. */
function turn(panel: HTMLElement, newState: "open" | "closed"): void {
  const tell = (type: string) =>
    act(() => void panel.dispatchEvent(Object.assign(new Event(type), { newState })));
  tell("beforetoggle");
  panel.toggleAttribute("data-open", newState === "open");
  setTimeout(() => tell("toggle"));
}

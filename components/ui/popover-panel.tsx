"use client";

import { type MouseEvent, type ReactNode, useId } from "react";

type Props = {
  /** The accessible name of the button and of the panel. */
  label: string;
  /** What the button shows. */
  trigger: ReactNode;
  triggerClassName: string;
  /** Where the panel stands: classes such as "top-12 right-4", or "anchored [--width:24rem]" for under its button. */
  place: string;
  children: ReactNode;
};

/**
 * A button that opens a panel over the page: the browser's own popover, so it works before any script has run, closes
 * on Escape and outside, and gives the focus back. The script only closes it when a link inside it is followed.
 */
export function PopoverPanel({ label, trigger, triggerClassName, place, children }: Props) {
  const id = useId();

  function closeBehindLink(event: MouseEvent<HTMLDivElement>) {
    const isLink = event.target instanceof Element && event.target.closest("a") !== null;
    if (isLink) event.currentTarget.hidePopover();
  }

  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} className={triggerClassName}>
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: it handles clicks on links, which the keyboard makes too. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this also holds links. */}
      <div
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        onClick={closeBehindLink}
        className={`popover fixed m-0 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-card border border-line bg-raised text-ink shadow-float ${place}`}
      >
        {children}
      </div>
    </>
  );
}

"use client";

import { X } from "lucide-react";
import { type MouseEvent, type ReactNode, useId } from "react";

type Props = {
  /** The accessible name of the button, and of the panel if it has no title. */
  label: string;
  /** What the button shows. */
  trigger: ReactNode;
  triggerClassName: string;
  /** Where the panel stands: classes such as "top-12 right-4", or "anchored [--width:24rem]" for under its button. */
  place: string;
  /** Heads the panel, beside a button that closes it. */
  title?: string | undefined;
  /** Called when it opens, to load what it shows. */
  onOpen?: (() => void) | undefined;
  children: ReactNode;
};

/**
 * A button that opens a panel over the page: the browser's own popover, so it works before any script has run, closes
 * on Escape and outside, and gives the focus back. The script only closes it when a link inside it is followed.
 */
export function PopoverPanel(props: Props) {
  const { label, trigger, triggerClassName, place, title, onOpen, children } = props;
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
        aria-label={title ?? label}
        onClick={closeBehindLink}
        onBeforeToggle={onOpen && ((event) => event.newState === "open" && onOpen())}
        className={`popover fixed m-0 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-card border border-line bg-raised text-ink shadow-float ${place}`}
      >
        {title === undefined ? null : (
          <div className="sticky top-0 z-10 flex items-center justify-between gap-2 border-b border-line bg-raised py-2 pr-2 pl-4">
            <p className="min-w-0 font-medium wrap-anywhere">{title}</p>
            <button
              type="button"
              popoverTarget={id}
              popoverTargetAction="hide"
              aria-label="Close"
              className="grid size-7 shrink-0 place-items-center rounded-control text-ink-muted hover:bg-hover hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </button>
          </div>
        )}
        {children}
      </div>
    </>
  );
}

"use client";

import { Ellipsis } from "lucide-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type ToggleEvent,
  useId,
  useRef,
  useState,
} from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "@/components/ui/button-look";
import { MenuLine } from "@/components/ui/menu-line";
import { stepTo } from "@/components/ui/menu-step";

/** One line of a menu: it goes somewhere (`href`) or does something (`onSelect`). */
export type MenuItem = {
  label: string;
  icon?: ReactNode;
  /** Red only for what cannot be undone. */
  danger?: boolean | undefined;
} & ({ href: string } | { onSelect: () => void });

type Props = {
  /** The accessible name: "Actions for orders-api". */
  label: string;
  items: readonly MenuItem[];
  /** What the button shows; three dots unless told. */
  trigger?: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
};

/**
 * A button that opens a short list of acts, worked by mouse and by arrow keys, Home, End and first letters. It stands
 * on the browser's popover (top layer, Escape, a click outside, the focus given back); a library's menu would cost
 * every list of rows 53 KB of script.
 */
export function Menu({ label, items, trigger, variant = "quiet", size = "small" }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const isByKey = useRef(false);
  // The lines are drawn on the first opening: sixty closed menus would be most of a page of rows.
  const [isDrawn, setDrawn] = useState(false);

  /** Runs before the browser opens the list, so that the list appears where it belongs. */
  function prepare(event: MouseEvent<HTMLButtonElement>) {
    isByKey.current = event.detail === 0;
    if (list.current) placeBeside(list.current, event.currentTarget, items.length);
  }

  function openByArrow(event: KeyboardEvent<HTMLButtonElement>) {
    if (event.key !== "ArrowDown" || list.current?.matches(":popover-open")) return;
    event.preventDefault();
    event.currentTarget.click();
  }

  function focusInside(event: ToggleEvent<HTMLDivElement>) {
    if (event.newState !== "open") return;
    const first = isByKey.current ? event.currentTarget.querySelector<HTMLElement>("[role=menuitem]") : null;
    (first ?? event.currentTarget).focus({ preventScroll: true });
    const close = () => list.current?.hidePopover();
    window.addEventListener("scroll", close, { once: true, passive: true, capture: true });
  }

  function step(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === "Tab") return event.currentTarget.hidePopover();
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const next = stepTo(
      event.key,
      lines.map((line) => line.textContent),
      lines.findIndex((line) => line.matches(":focus")),
    );
    if (next === null) return;
    event.preventDefault();
    lines[next]?.focus();
  }

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={label}
        onClick={prepare}
        onKeyDown={openByArrow}
        className={`${buttonLook(variant, size)} ${trigger ? "" : "px-1.5"}`}
      >
        {trigger ?? <Ellipsis aria-hidden="true" />}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onBeforeToggle={() => setDrawn(true)}
        onToggle={focusInside}
        onKeyDown={step}
        className="fixed inset-auto m-0 w-max min-w-44 max-w-[calc(100vw-1rem)] rounded-card border border-line bg-raised p-1 shadow-float outline-none"
      >
        {isDrawn
          ? items.map((item) => (
              <MenuLine key={item.label} item={item} close={() => list.current?.hidePopover()} />
            ))
          : null}
      </div>
    </>
  );
}

const gap = 4;
const lineHeight = 32;
const leastWidth = 208;

/** Under the button and flush with its right edge, unless there is no room; sizes in px. */
function placeBeside(list: HTMLElement, button: HTMLElement, lines: number) {
  const at = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const height = lines * lineHeight + 10;
  const isBelow = at.bottom + gap + height < clientHeight || at.top < height;
  const isFlushRight = at.right > leastWidth;
  list.style.top = isBelow ? `${at.bottom + gap}px` : "auto";
  list.style.bottom = isBelow ? "auto" : `${clientHeight - at.top + gap}px`;
  list.style.right = isFlushRight ? `${clientWidth - at.right}px` : "auto";
  list.style.left = isFlushRight ? "auto" : `${at.left}px`;
}

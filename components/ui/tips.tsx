"use client";

import { useEffect, useId, useRef } from "react";
import { inLocalTime, inUtc } from "@/components/ui/text/exact-time";

/**
 * The one tooltip of the page, mounted by the root layout. It shows the tip of the hovered or focused element on top of
 * everything, stays while the pointer is on it, and closes on Escape. One listener serves a table of sixty rows. The tip
 * of an element with `data-tip` is the whole text of a `MiddleCut` or the exact time of a `Moment`.
 */
export function Tips() {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const tip = box.current;
    return tip ? listen(tip) : undefined;
  }, []);

  return (
    <div
      ref={box}
      id={id}
      popover="manual"
      role="tooltip"
      className="fixed inset-auto m-0 max-w-80 rounded-control border border-line bg-raised px-2 py-1 text-small wrap-anywhere whitespace-pre-line text-ink shadow-float"
    />
  );
}

const gap = 6;
const margin = 8;

/** So long the pointer may be on its way from the element to its tip. */
const WAY_MS = 150;

function listen(tip: HTMLElement): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let owner: Element | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  function hide() {
    clearTimeout(leaving);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidePopover();
  }

  function show(target: EventTarget | null) {
    const next = target instanceof Element ? ownerOf(target) : null;
    if (next === owner) return;
    if (owner) hide();
    const text = next && isNeeded(next) ? textOf(next) : "";
    if (!next || !text) return;
    owner = next;
    tip.textContent = text;
    tip.showPopover();
    place(tip, next);
    next.setAttribute("aria-describedby", tip.id);
  }

  /** What is on the way to the tip shows none of its own. */
  function pointAt({ target }: PointerEvent) {
    clearTimeout(leaving);
    if (target instanceof Node && tip.contains(target)) return;
    if (owner) leaving = setTimeout(() => show(target), WAY_MS);
    else show(target);
  }

  document.addEventListener("pointerover", pointAt, { signal, passive: true });
  document.addEventListener("focusin", (event) => show(event.target), { signal });
  document.addEventListener("focusout", hide, { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide(), { signal });
  document.addEventListener("scroll", hide, { signal, passive: true, capture: true });
  return () => stop.abort();
}

/** A focused link carries the tip of the text inside it. */
function ownerOf(target: Element): Element | null {
  return (
    target.closest("[data-tip]") ?? (target.matches("a, button") ? target.querySelector("[data-tip]") : null)
  );
}

function textOf(owner: Element): string {
  if (!(owner instanceof HTMLTimeElement)) return owner.querySelector("[data-whole]")?.textContent ?? "";
  const instant = new Date(owner.dateTime);
  return `${inLocalTime(instant)}\n${inUtc(instant)}`;
}

/** A cut text needs its tip only while it is cut. */
function isNeeded(owner: Element): boolean {
  const head = owner.querySelector("[data-head]");
  return head === null || head.scrollWidth > head.clientWidth;
}

function place(tip: HTMLElement, owner: Element) {
  const at = owner.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = Math.min(at.left, document.documentElement.clientWidth - size.width - margin);
  const below = at.bottom + gap;
  const hasRoomBelow = below + size.height + margin < document.documentElement.clientHeight;
  tip.style.left = `${Math.max(margin, left)}px`;
  tip.style.top = `${hasRoomBelow ? below : at.top - size.height - gap}px`;
}

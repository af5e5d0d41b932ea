"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import type { Overlay } from "@/components/keyboard/overlay";
import { focusRow, focusSelection, linkInRow, tickRow } from "@/components/keyboard/table-rows";
import { choose, chosen, shortcuts, times } from "@/components/ui/setting/browser-setting";
import type { Page } from "@/lib/domain/navigation";
import { editPageOf } from "@/lib/domain/routes";

/** How long the second key of a shortcut such as `g c` may take. */
const SEQUENCE_MS = 1_500;

/**
 * Listens to the shortcuts of every page. None fires in a field, in a dialog, with other modifiers, or where the person
 * has turned them off; Ctrl+K alone also works in a field.
 */
export function useShortcuts(pages: readonly Page[], show: (overlay: Overlay) => void): void {
  const router = useRouter();
  const open = useEffectEvent((overlay: Overlay) => show(overlay));
  const go = useEffectEvent((href: string | undefined) => href !== undefined && router.push(href));
  const pageOf = useEffectEvent((letter: string) => pages.find(({ key }) => key === letter)?.href);

  useEffect(() => {
    let waitsUntil = 0;
    function act(event: KeyboardEvent): boolean {
      const { key } = event;
      const isSecond = event.timeStamp < waitsUntil;
      waitsUntil = 0;
      if (isSecond) go(pageOf(key));
      else if (key === "g") waitsUntil = event.timeStamp + SEQUENCE_MS;
      else if (key === "/") focusSearch() || open("palette");
      else if (key === "?") open("help");
      else if (key === "j") return focusRow(1);
      else if (key === "k") return focusRow(-1);
      else if (key === " ") return tickRow(event.shiftKey);
      else if (key === "s") return focusSelection();
      else if (key === "t") choose(times, chosen(times) === "exact" ? "relative" : "exact");
      else if (key === "e") go(editPageOf(linkInRow()?.pathname ?? location.pathname) ?? undefined);
      else return false;
      return true;
    }
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isInDialog()) return;
      if (chosen(shortcuts) === "off") return;
      if (isPaletteKey(event)) {
        event.preventDefault();
        open("palette");
      } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && act(event))
        event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** Ctrl+K, or Command+K: on a Mac, Ctrl+K cuts the rest of a line. */
const isPaletteKey = (event: KeyboardEvent) =>
  event.key.toLowerCase() === "k" && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;

const isTyping = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;

const isInDialog = () =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [popover="auto"]:popover-open') !== null;

/** Puts the focus into the search box of the page; false if it has none. */
function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  box?.focus();
  box?.select();
  return box !== null;
}

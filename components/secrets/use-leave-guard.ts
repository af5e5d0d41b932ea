"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/**
 * While `isOn`, asks before the page is left. Links and the back button are held until `leave`; closing the tab or
 * loading another page gets the browser's own question. `ask` holds any other act in the same way.
 */
export function useLeaveGuard(isOn: boolean) {
  const [isAsking, setAsking] = useState(false);
  const held = useRef<() => void>(() => {});
  const guard = useRef<AbortController>(undefined);

  const ask = useCallback((act: () => void) => {
    held.current = act;
    setAsking(true);
  }, []);

  useEffect(() => {
    if (!isOn) return;
    const stop = new AbortController();
    const { signal } = stop;
    guard.current = stop;
    window.addEventListener("beforeunload", (event) => event.preventDefault(), { signal });
    document.addEventListener(
      "click",
      (event) => {
        const link = linkThatLeaves(event);
        if (!link) return;
        event.preventDefault();
        event.stopPropagation();
        ask(() => link.click());
      },
      { signal, capture: true },
    );
    // Back cannot be prevented, so the history gets one more entry to go back to: this page itself.
    addEntry();
    window.addEventListener(
      "popstate",
      () => {
        addEntry();
        ask(() => window.history.go(-2));
      },
      { signal },
    );
    return () => stop.abort();
  }, [isOn, ask]);

  return {
    isAsking,
    ask,
    stay: () => setAsking(false),
    leave: () => {
      guard.current?.abort();
      held.current();
    },
  };
}

/** Adds the entry unless it is there already: a guard that was off for a while is on again. */
function addEntry(): void {
  const { state } = window.history;
  if (!state?.isGuard) window.history.pushState({ ...state, isGuard: true }, "");
}

/** The clicked link if it would replace this page; null if it opens a tab, saves a file or jumps within the page. */
function linkThatLeaves(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download"))
    return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey) return null;
  const isHere = link.pathname === window.location.pathname && link.origin === window.location.origin;
  return isHere && link.hash !== "" ? null : link;
}

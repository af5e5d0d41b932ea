"use client";

import { useEffect, useRef, useState } from "react";

/**
 * While `isOn`, asks before the page is left. Links and the back button are held and can be let go with `leave`;
 * closing the tab or loading another page gets the browser's own question.
 */
export function useLeaveGuard(isOn: boolean) {
  const [isAsking, setAsking] = useState(false);
  const goOn = useRef<() => void>(() => {});

  useEffect(() => {
    if (!isOn) return;
    const stop = new AbortController();
    const { signal } = stop;

    function hold(act: () => void) {
      goOn.current = act;
      setAsking(true);
    }

    window.addEventListener("beforeunload", (event) => event.preventDefault(), { signal });
    document.addEventListener(
      "click",
      (event) => {
        const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
        if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.download !== "") return;
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        if (
          link.origin === window.location.origin &&
          link.hash !== "" &&
          link.pathname === window.location.pathname
        )
          return;
        event.preventDefault();
        event.stopPropagation();
        hold(() => link.click());
      },
      { signal, capture: true },
    );
    // Back cannot be refused, so there is one more entry to go back to: this page itself.
    window.history.pushState(window.history.state, "");
    window.addEventListener(
      "popstate",
      () => {
        window.history.pushState(window.history.state, "");
        hold(() => window.history.go(-2));
      },
      { signal },
    );
    return () => stop.abort();
  }, [isOn]);

  return {
    isAsking,
    stay: () => setAsking(false),
    /** To be called once the guard is off. */
    leave: () => goOn.current(),
  };
}

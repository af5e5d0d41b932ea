"use client";

import { useEffect, useState } from "react";

const IDLE_MS = 60_000;

/**
 * While `isOn`, whether what is shown has to be hidden: from the moment the tab is hidden, or nobody has touched it for
 * a minute, until `reveal`.
 */
export function useMask(isOn: boolean) {
  const [isMasked, setMasked] = useState(false);

  useEffect(() => {
    if (!isOn || isMasked) return;
    const stop = new AbortController();
    const { signal } = stop;
    const mask = () => setMasked(true);
    let timer = setTimeout(mask, IDLE_MS);
    const stay = () => {
      clearTimeout(timer);
      timer = setTimeout(mask, IDLE_MS);
    };
    document.addEventListener("visibilitychange", () => document.hidden && mask(), { signal });
    for (const input of ["pointermove", "pointerdown", "keydown"])
      document.addEventListener(input, stay, { signal, passive: true });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [isOn, isMasked]);

  return { isMasked, reveal: () => setMasked(false) };
}

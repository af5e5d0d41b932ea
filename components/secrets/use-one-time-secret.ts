"use client";

import { useEffect, useRef, useState } from "react";

const KEEP_MS = 15 * 60_000;

/**
 * Holds a secret for as long as it may be seen: until `wipe`, until the page is left (so that the back/forward cache
 * never holds it), or for 15 minutes. Null afterwards.
 */
export function useOneTimeSecret(born: string) {
  const value = useRef<string | null>(born);
  const [isThere, setThere] = useState(true);

  useEffect(() => {
    const wipe = () => {
      value.current = null;
      setThere(false);
    };
    const timer = setTimeout(wipe, KEEP_MS);
    window.addEventListener("pagehide", wipe);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", wipe);
    };
  }, []);

  return isThere ? value.current : null;
}

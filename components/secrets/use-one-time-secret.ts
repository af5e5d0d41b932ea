"use client";

import { useEffect, useState } from "react";

const KEEP_MS = 15 * 60_000;

/**
 * The only holder of a secret in the browser. It lets go of it after 15 minutes, when the page is left and when
 * somebody signs out in another tab, so that neither a forgotten tab nor the back/forward cache has it. `secret` is
 * null before and after.
 */
export function useOneTimeSecret() {
  const [secret, setSecret] = useState<string | null>(null);
  const isHeld = secret !== null;

  useEffect(() => {
    if (!isHeld) return;
    const stop = new AbortController();
    const { signal } = stop;
    const wipe = () => setSecret(null);
    const timer = setTimeout(wipe, KEEP_MS);
    window.addEventListener("pagehide", wipe, { signal });
    window.addEventListener("storage", (event) => isSignOut(event) && wipe(), { signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [isHeld]);

  return { secret, hold: setSecret };
}

/** What next-auth tells the other tabs when a session ends in one of them (seen in 4.24.15). */
const isSignOut = ({ key, newValue }: StorageEvent) =>
  key === "nextauth.message" && newValue?.includes('"signout"') === true;

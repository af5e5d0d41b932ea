"use client";

import { useEffect, useState } from "react";

const KEEP_MS = 15 * 60_000;

/**
 * The only holder of a secret in the browser. It lets go of it after 15 minutes and when the page is left, so that
 * neither a forgotten tab nor the back/forward cache has it. `secret` is null before and after.
 */
export function useOneTimeSecret() {
  const [secret, setSecret] = useState<string | null>(null);
  const isHeld = secret !== null;

  useEffect(() => {
    if (!isHeld) return;
    const wipe = () => setSecret(null);
    const timer = setTimeout(wipe, KEEP_MS);
    window.addEventListener("pagehide", wipe);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", wipe);
    };
  }, [isHeld]);

  return { secret, hold: setSecret };
}

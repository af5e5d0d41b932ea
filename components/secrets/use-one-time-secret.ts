"use client";

import { useCallback, useEffect, useState } from "react";
import { SHOWN_MINUTES } from "@/lib/domain/secret/secret";

const KEEP_MS = SHOWN_MINUTES * 60_000;

/** How long a secret or a token that somebody pasted stays in its field untouched. */
export const PASTED_MS = 2 * 60_000;

/**
 * The only holder of a secret in the browser. It wipes the secret `keepMs` after the last `hold`, when the page is
 * left, and on a sign-out in another tab, so that neither a forgotten tab nor the back/forward cache keeps it. `secret`
 * is null before and after, and while an empty text is held.
 */
export function useOneTimeSecret(keepMs = KEEP_MS) {
  const [held, setHeld] = useState<{ secret: string } | null>(null);

  useEffect(() => {
    if (held === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    const wipe = () => setHeld(null);
    const timer = setTimeout(wipe, keepMs);
    window.addEventListener("pagehide", wipe, { signal });
    window.addEventListener("storage", (event) => isSignOut(event) && wipe(), { signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [held, keepMs]);

  const hold = useCallback((secret: string | null) => setHeld(secret ? { secret } : null), []);
  return { secret: held?.secret ?? null, hold };
}

/** What next-auth tells the other tabs when a session ends in one of them (seen in 4.24.15). */
const isSignOut = ({ key, newValue }: StorageEvent) =>
  key === "nextauth.message" && newValue?.includes('"signout"') === true;

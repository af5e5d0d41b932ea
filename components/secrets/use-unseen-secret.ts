"use client";

import { useEffect, useState } from "react";
import { z } from "zod";

const shape = z.object({ id: z.string(), name: z.string() });

/** Identifies the secret that was on the page: an id and a name, never the value. */
export type UnseenSecret = z.infer<typeof shape>;

/**
 * Remembers in this tab that a secret is on the page, so that the page can name it after a reload wipes it. `unseen` is
 * the secret before the reload; leaving for another page of the console clears it.
 */
export function useUnseenSecret(key: string) {
  const [unseen, setUnseen] = useState<UnseenSecret | null>(null);

  useEffect(() => {
    const kept = shape.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null"));
    if (kept.success) setUnseen(kept.data);
    // React runs this when the page is left within the console, and never for a reload.
    return () => sessionStorage.removeItem(key);
  }, [key]);

  return {
    unseen,
    note: (whose: UnseenSecret) => sessionStorage.setItem(key, JSON.stringify(whose)),
    forget: () => {
      sessionStorage.removeItem(key);
      setUnseen(null);
    },
  };
}

"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";

/**
 * The draft of a form, kept in this tab so that a reload or the end of a session does not lose it. Never for secrets.
 * `forget` removes it. A draft that no longer matches `schema` is ignored. `isRestored` is true once a draft was found.
 */
export function useKeptDraft<T>(key: string, schema: z.ZodType<T>, initial: T) {
  const [draft, setDraft] = useState(initial);
  const [isRestored, setRestored] = useState(false);

  // After hydration, because the server's page knows nothing of this tab.
  useEffect(() => {
    const kept = schema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null"));
    if (!kept.success) return;
    setDraft(kept.data);
    setRestored(true);
  }, [key, schema]);

  return {
    draft,
    isRestored,
    keep: (next: T) => {
      setDraft(next);
      sessionStorage.setItem(key, JSON.stringify(next));
    },
    forget: () => sessionStorage.removeItem(key),
  };
}

"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";

/**
 * What is typed into a form, kept in this tab so that a reload or a session's end does not lose it. Never for secrets.
 * `forget` ends it; what does not fit `schema` any more is as if it were not there. `isRestored` once it was found.
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

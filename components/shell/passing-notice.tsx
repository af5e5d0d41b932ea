"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";

type Word = { readonly path: string; readonly sentence: string };

/** In this tab's memory alone: no address, no storage and no log holds what it names. */
let word: Word | null = null;
const listeners = new Set<() => void>();

function set(next: Word | null): void {
  word = next;
  for (const listener of listeners) listener();
}

/** Says on the page at `path`, which is gone to next, what has just been done; until that page is left. */
export const sayAt = (path: string, sentence: string): void => set({ path, sentence });

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What was said to the page that is open. It stands in a frame that stays, so that screen readers hear it change. */
export function PassingNotice() {
  const path = usePathname();
  const known = useSyncExternalStore(
    subscribe,
    () => word,
    () => null,
  );
  const shown = useRef<Word | null>(null);

  useEffect(() => {
    if (known?.path === path) shown.current = known;
    else if (known !== null && shown.current === known) set(null);
  }, [known, path]);

  return (
    <div aria-live="polite" className="contents">
      {known?.path === path ? <Notice tone="ok" title={known.sentence} /> : null}
    </div>
  );
}

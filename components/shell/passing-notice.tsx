"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";

type Word = { readonly path: string; readonly sentence: string };

/** Kept only in the memory of this tab: the sentence reaches no address, no storage and no log. */
let word: Word | null = null;
const listeners = new Set<() => void>();

function set(next: Word | null): void {
  word = next;
  for (const listener of listeners) listener();
}

/** Shows `sentence` on the page at `path`, which is opened next, until that page is left. */
export const sayAt = (path: string, sentence: string): void => set({ path, sentence });

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The notice for the open page. It is part of a frame that stays, so that screen readers announce the change. */
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

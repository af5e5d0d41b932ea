"use client";

import { type ReactNode, useDeferredValue } from "react";

/** Defers content that is hidden at first, such as the inside of a panel: the browser draws it after hydration. */
export function Later({ children }: { children: ReactNode }) {
  const isDue = useDeferredValue(true, false);
  return isDue ? children : <p className="p-4 text-table text-ink-muted">Loading…</p>;
}

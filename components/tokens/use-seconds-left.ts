"use client";

import { useEffect, useState } from "react";

/** Whole seconds until `end`, an instant on the clock of `performance.now`; 0 afterwards. Ticks once a second. */
export function useSecondsLeft(end: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((end - now) / 1_000));
}

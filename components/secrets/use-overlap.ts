"use client";

import { useEffect, useState } from "react";
import { serverNow } from "@/components/ui/text/server-clock";

/** A timer takes no longer delay (HTML Standard, timers: a signed 32-bit number of milliseconds). */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The time for the steps of a rotation: that of the page, or `end` once it has come. The server and the browser render
 * the same at first, and the page needs no reload at the end. All in epoch milliseconds.
 */
export function useOverlap(readAt: number, end: number | null): number {
  const [over, setOver] = useState<number | null>(null);

  useEffect(() => {
    if (end === null || readAt >= end) return;
    const left = Math.max(0, end - serverNow());
    if (left > LONGEST_MS) return;
    const timer = setTimeout(() => setOver(end), left);
    return () => clearTimeout(timer);
  }, [readAt, end]);

  return end !== null && over === end ? Math.max(readAt, end) : readAt;
}

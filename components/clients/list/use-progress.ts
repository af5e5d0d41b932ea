"use client";

import { useEffect, useState } from "react";
import type { ListProgress } from "@/lib/domain/list/parse";

const LOOK_MS = 5_000;

/**
 * How much of a pool is known, looked at every 5 seconds while something is missing and the page is in sight.
 * `arrived` is told whenever more was known than before.
 */
export function useProgress(url: string, first: ListProgress, arrived: () => void): ListProgress {
  const [progress, setProgress] = useState(first);
  const [seen, setSeen] = useState(first);
  if (seen !== first) {
    setSeen(first);
    setProgress(first);
  }
  const isWhole = isKnownWhole(progress);

  useEffect(() => {
    if (isWhole) return;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const answer = await fetch(url).catch(() => null);
      if (!answer?.ok) return;
      const now: ListProgress = await answer.json();
      setProgress((known) => {
        if (now.read > known.read || now.of > known.of) queueMicrotask(arrived);
        return now;
      });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [url, isWhole, arrived]);

  return progress;
}

/** Whether nothing is missing, so that there is no more to look for. */
export const isKnownWhole = ({ read, of, listedAt, trouble }: ListProgress) =>
  listedAt !== null && trouble === null && read === of;

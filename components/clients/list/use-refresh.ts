"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { followFill, keyOf } from "@/components/clients/list/use-fill";
import type { ListProgress } from "@/lib/domain/list/parse";
import { refreshInWords } from "@/lib/domain/list/progress-words";
import { clientsInWords } from "@/lib/domain/scope/holder";

/**
 * Reads the list again from `url`: first these rows, shown as soon as all are read, then the names of the pool, in the
 * background. Leaving the page ends it. `doing` is the progress in words, or null; `failure` says what failed, and is
 * empty otherwise.
 */
export function useRefresh(url: string, keys: readonly string[]) {
  const router = useRouter();
  const stop = useRef<AbortController>(null);
  const [doing, setDoing] = useState<string | null>(null);
  const [failure, setFailure] = useState("");

  useEffect(() => () => stop.current?.abort(), []);

  async function refresh() {
    stop.current = new AbortController();
    const { signal } = stop.current;
    const left = new Set(keys);
    const failures = new Map<string, string>();
    const say = (progress: ListProgress | null) =>
      setDoing(refreshInWords(keys.length - left.size, keys.length, progress));
    setFailure("");
    say(null);
    try {
      const query = new URLSearchParams({ ids: keys.join(","), fresh: "yes" });
      await followFill(
        `${url}?${query}`,
        (line) => {
          if (line.is === "progress") return say(line.progress);
          if (line.is === "failed") failures.set(keyOf(line), line.message);
          const isNews = left.delete(keyOf(line));
          if (isNews && left.size === 0) router.refresh();
        },
        signal,
      );
      setFailure(failureInWords(failures, keys.length));
    } catch {
      if (signal.aborted) return;
      setFailure(left.size > 0 ? NOT_READ : NOT_LISTED);
    }
    router.refresh();
    setDoing(null);
  }

  return { doing, failure, refresh };
}

const NOT_READ = "Couldn’t refresh the list. It hasn’t changed; try again in a moment.";
const NOT_LISTED = "These clients were refreshed, but not all names in the pool. Try again in a moment.";

function failureInWords(failures: ReadonlyMap<string, string>, of: number): string {
  if (failures.size === 0) return "";
  const reasons = [...new Set(failures.values())].join(" ");
  return `Couldn’t refresh ${failures.size} of ${clientsInWords(of)}. ${reasons}`;
}

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { getJson } from "@/components/forms/json-answer";
import { routes } from "@/lib/domain/routes";
import type { RunItem } from "@/lib/domain/run/item";
import { isGoing, type RunProgress, type RunStanding } from "@/lib/domain/run/run";

const LOOK_MS = 1_000;

/** A page of a run: how all of it stands, and some of its items. */
export type RunPage = RunStanding & { readonly items: readonly RunItem[] };

/**
 * A run's page as it is now, polled every second while the run goes on and the page is visible. Once the run is over, or
 * more changed than one answer holds, the page is read again.
 */
export function useRunProgress(first: RunPage): RunPage {
  const router = useRouter();
  const [seen, setSeen] = useState(first);
  const [page, setPage] = useState(first);
  if (seen !== first) {
    setSeen(first);
    setPage(first);
  }
  const { id, number } = page.run;
  const isPolled = isGoing(page.run);

  useEffect(() => {
    if (!isPolled) return;
    const stop = new AbortController();
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const answer = await getJson<RunProgress>(routes.runProgress(id, number), { signal: stop.signal });
      if (answer.is !== "answered" || stop.signal.aborted) return;
      const { items, isCut, ...standing } = answer.value;
      setPage((known) => ({ ...standing, items: known.items.map((item) => latest(item, items)) }));
      if (isCut || !isGoing(standing.run)) router.refresh();
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [router, id, number, isPolled]);

  return page;
}

const latest = (item: RunItem, changed: readonly RunItem[]) =>
  changed.find(({ position }) => position === item.position) ?? item;

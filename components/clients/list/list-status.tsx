"use client";

import { RefreshCw, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { useRefresh } from "@/components/clients/list/use-refresh";
import { getJson } from "@/components/forms/json-answer";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Moment } from "@/components/ui/text/moment";
import type { ListProgress } from "@/lib/domain/list/parse";
import { progressInWords, smoothed } from "@/lib/domain/list/progress-words";

type Props = {
  /** "312 clients" */
  count: string;
  /** The words for the settings, and when the oldest were read; null where that is about when the names were read. */
  settings: { readonly what: string; readonly at: number } | null;
  /** What the list lacks, in words; null where nothing. */
  missing: string | null;
  progress: ListProgress;
  progressUrl: string;
  /** Streams the rows in sight again. */
  fillUrl: string;
  /** The rows in sight, by `fillKey`. */
  keys: readonly string[];
  /** Whether rows may come or go while more is read. */
  mayChange: boolean;
};

/** The number of clients and its age, how much of them is known, and the button that reads them again. */
export function ListStatus(props: Props) {
  const { count, settings, missing, progress: first, progressUrl, fillUrl, keys, mayChange } = props;
  const router = useRouter();
  const { doing, failure, refresh } = useRefresh(fillUrl, keys);
  const arrived = useCallback(
    (now: ListProgress) => {
      if (mayChange || isKnownWhole(now)) router.refresh();
    },
    [router, mayChange],
  );
  const { progress, secondsLeft } = useProgress(progressUrl, first, arrived);
  const isWhole = progress.fresh >= progress.of && progress.listedAt !== null;
  const words = missing ?? progressInWords({ ...progress, secondsLeft });
  const word = progress.read < progress.of ? "loaded" : "refreshed";
  const isQuiet = isWhole && words === null;

  return (
    <div className="flex flex-col gap-1 text-table text-ink-muted tabular-nums lg:min-h-12">
      <p className="flex min-h-7 flex-wrap items-center gap-x-3">
        <span role="status">{count}</span>
        {progress.listedAt === null ? null : (
          <span>
            Updated <Moment at={progress.listedAt} />
          </span>
        )}
        {settings === null ? null : (
          <span>
            {settings.what} <Moment at={settings.at} /> or later.
          </span>
        )}
        <Button
          size="small"
          variant="quiet"
          onClick={refresh}
          pending={doing !== null}
          pendingLabel={doing ?? undefined}
        >
          <RefreshCw aria-hidden="true" className="size-3.5" />
          <span className="max-sm:sr-only">Refresh</span>
        </Button>
      </p>
      {/* Both stay while they are empty: a screen reader announces what changes in a region that it knows. */}
      <div className={isQuiet ? "sr-only" : "flex items-center gap-2"}>
        {isQuiet ? null : (
          <div className="w-20 shrink-0">
            <ProgressBar
              label={`Details ${word}`}
              parts={[{ count: word === "loaded" ? progress.read : progress.fresh, word, tone: "info" }]}
              of={progress.of}
            />
          </div>
        )}
        <p role="status">{words}</p>
      </div>
      <p
        role="status"
        className={progress.trouble === null ? "sr-only" : "flex items-start gap-1 text-warn-ink"}
      >
        {progress.trouble === null ? null : (
          <TriangleAlert aria-hidden="true" className="mt-px size-4 shrink-0" />
        )}
        {progress.trouble}
      </p>
      {failure === "" ? null : (
        <p role="alert" className="text-danger-ink">
          {failure}
        </p>
      )}
    </div>
  );
}

const LOOK_MS = 5_000;

/**
 * How much of a pool is known, polled every 5 seconds while something is missing or old and the page is visible, with
 * an estimate that does not jump. Calls `arrived` whenever more is known than before.
 */
function useProgress(url: string, first: ListProgress, arrived: (now: ListProgress) => void) {
  const [known, setKnown] = useState({ progress: first, secondsLeft: first.secondsLeft });
  const [seen, setSeen] = useState(first);
  const take = useCallback(
    (progress: ListProgress) =>
      setKnown(({ secondsLeft }) => ({ progress, secondsLeft: smoothed(secondsLeft, progress.secondsLeft) })),
    [],
  );
  if (seen !== first) {
    setSeen(first);
    take(first);
  }
  const { progress } = known;
  const isWhole = isKnownWhole(progress);
  const shown = useRef(progress);
  useEffect(() => {
    shown.current = progress;
  }, [progress]);

  useEffect(() => {
    if (isWhole) return;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const answer = await getJson<ListProgress>(url);
      if (answer.is !== "answered") return;
      const now = answer.value;
      const { fresh, of } = shown.current;
      take(now);
      if (now.fresh > fresh || now.of > of) arrived(now);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [url, isWhole, arrived, take]);

  return known;
}

/** Whether nothing is missing or old, so that polling can stop. */
const isKnownWhole = ({ fresh, of, listedAt, trouble }: ListProgress) =>
  listedAt !== null && trouble === null && fresh === of;

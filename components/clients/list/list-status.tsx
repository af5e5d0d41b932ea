"use client";

import { RefreshCw, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { useRefresh } from "@/components/clients/list/use-refresh";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/text/moment";
import type { ListProgress } from "@/lib/domain/list/parse";
import { progressInWords } from "@/lib/domain/list/progress-words";

type Props = {
  /** "312 clients" */
  count: string;
  /** The words for the settings, and when the oldest were read; null where that is about when the names were read. */
  settings: { readonly what: string; readonly at: number } | null;
  progress: ListProgress;
  progressUrl: string;
  /** Streams the rows in sight again. */
  fillUrl: string;
  clientIds: readonly string[];
  /** Whether rows may come or go while more is read. */
  mayChange: boolean;
};

/** The number of clients and its age, how much of them is known, and the button that reads them again. */
export function ListStatus(props: Props) {
  const { count, settings, progress: first, progressUrl, fillUrl, clientIds, mayChange } = props;
  const router = useRouter();
  const { doing, failure, refresh } = useRefresh(fillUrl, clientIds);
  const arrived = useCallback(() => {
    if (mayChange) router.refresh();
  }, [router, mayChange]);
  const progress = useProgress(progressUrl, first, arrived);
  const words = progressInWords(progress);

  return (
    <div className="flex flex-col items-end gap-1 text-table text-ink-muted tabular-nums max-sm:items-start sm:max-w-112 sm:text-right">
      <p className="flex min-h-8 flex-wrap items-center gap-x-2">
        <span role="status">{count}</span>
        {progress.listedAt === null ? null : (
          <span>
            Updated <Moment at={progress.listedAt} />
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
          Refresh
        </Button>
      </p>
      {/* The line keeps its height, so that the table does not move when everything is known. */}
      <p className="flex min-h-4.5 flex-wrap gap-x-2 sm:justify-end">
        <span role="status">{words}</span>
        {settings === null ? null : (
          <span>
            {settings.what} <Moment at={settings.at} /> or later.
          </span>
        )}
      </p>
      {progress.trouble === null ? null : (
        <p role="status" className="flex items-start gap-1 text-left text-warn-ink">
          <TriangleAlert aria-hidden="true" className="mt-px size-4 shrink-0" />
          {progress.trouble}
        </p>
      )}
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
 * How much of a pool is known, polled every 5 seconds while something is missing and the page is visible. Calls
 * `arrived` whenever more is known than before.
 */
function useProgress(url: string, first: ListProgress, arrived: () => void): ListProgress {
  const [progress, setProgress] = useState(first);
  const [seen, setSeen] = useState(first);
  if (seen !== first) {
    setSeen(first);
    setProgress(first);
  }
  const isWhole = isKnownWhole(progress);
  const shown = useRef(progress);
  useEffect(() => {
    shown.current = progress;
  }, [progress]);

  useEffect(() => {
    if (isWhole) return;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const answer = await fetch(url).catch(() => null);
      if (!answer?.ok) return;
      const now: ListProgress = await answer.json();
      const { read, of } = shown.current;
      setProgress(now);
      if (now.read > read || now.of > of) arrived();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [url, isWhole, arrived]);

  return progress;
}

/** Whether nothing is missing, so that polling can stop. */
const isKnownWhole = ({ read, of, listedAt, trouble }: ListProgress) =>
  listedAt !== null && trouble === null && read === of;

"use client";

import { RefreshCw, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { followFill } from "@/components/clients/use-fill";
import { useProgress } from "@/components/clients/use-progress";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import type { ListProgress } from "@/lib/domain/client-search";
import { progressInWords } from "@/lib/domain/progress-words";

type Props = {
  /** "312 clients" */
  count: string;
  progress: ListProgress;
  progressUrl: string;
  /** Streams the rows in sight anew. */
  fillUrl: string;
  clientIds: readonly string[];
  /** Whether rows may come or go while more is read. */
  mayChange: boolean;
};

/** How many there are, as of when, how much of them is known, and the button that reads them anew. */
export function ListStatus({ count, progress: first, progressUrl, fillUrl, clientIds, mayChange }: Props) {
  const router = useRouter();
  const [refreshing, setRefreshing] = useState<{ done: number } | null>(null);
  const [failure, setFailure] = useState("");
  const arrived = useCallback(() => {
    if (mayChange) router.refresh();
  }, [router, mayChange]);
  const progress = useProgress(progressUrl, first, arrived);
  const words = progressInWords(progress);

  async function refresh() {
    setFailure("");
    setRefreshing({ done: 0 });
    const query = new URLSearchParams({ ids: clientIds.join(","), fresh: "yes" });
    const stop = new AbortController();
    try {
      await followFill(
        `${fillUrl}?${query}`,
        (line) => {
          if (line.is !== "progress") setRefreshing((known) => ({ done: (known?.done ?? 0) + 1 }));
        },
        stop.signal,
      );
      router.refresh();
    } catch {
      setFailure("The list could not be read anew. It is as it was; try again in a moment.");
    }
    setRefreshing(null);
  }

  return (
    <div className="flex flex-col items-end gap-1 text-table text-ink-muted tabular-nums max-sm:items-start sm:max-w-120 sm:text-right">
      <p className="flex min-h-8 flex-wrap items-center gap-x-2">
        <span role="status">{count}</span>
        {progress.listedAt === null ? null : (
          <span>
            as of <Moment at={progress.listedAt} />
          </span>
        )}
        <Button
          size="small"
          variant="quiet"
          onClick={refresh}
          pending={refreshing !== null}
          pendingLabel={`Refreshing, ${refreshing?.done ?? 0} of ${clientIds.length}…`}
        >
          <RefreshCw aria-hidden="true" className="size-3.5" />
          Refresh
        </Button>
      </p>
      {/* Its line stays, so that the table does not move when all is known. */}
      <p role="status" className="min-h-4.5">
        {words}
      </p>
      {progress.trouble === null ? null : (
        <p role="status" className="flex items-start gap-1 text-warn-ink">
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

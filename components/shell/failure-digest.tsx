"use client";

import { CopyButton } from "@/components/ui/text/copy-button";

/** The id under which the server logged a bug, to copy; nothing for a bug of the browser, which has none. */
export function FailureDigest({ error }: { error: unknown }) {
  const digest = digestOf(error);
  if (!digest) return null;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-2 text-table text-ink-muted">
      Error ID <code className="font-mono text-code text-ink">{digest}</code>
      <CopyButton value={digest} what="error ID" size="small" />
    </p>
  );
}

/** Next puts a digest on errors of the server; the log line of the bug carries the same. */
function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}

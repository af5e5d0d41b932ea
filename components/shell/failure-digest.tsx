"use client";

import { digestOf } from "@/components/shell/digest";
import { CopyButton } from "@/components/ui/text/copy-button";

/** The id of a bug, to copy; nothing where it has none. */
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

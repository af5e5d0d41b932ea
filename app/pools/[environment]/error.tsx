"use client";

import { FailureDigest } from "@/components/shell/failure-digest";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The boundary inside a pool's frame, so that a bug in one page leaves the navigation visible. */
export default function PoolError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <EmptyState
      title="Clientele couldn’t show this page."
      action={<Button onClick={retry}>Try again</Button>}
    >
      This is a bug in Clientele, not in what you entered. If you were saving something, check whether it was
      saved before you try again.
      <FailureDigest error={error} />
    </EmptyState>
  );
}

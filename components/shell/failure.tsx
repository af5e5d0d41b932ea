"use client";

import { Standalone } from "@/components/shell/standalone";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { CopyButton } from "@/components/ui/copy-button";

/** What a boundary shows for a bug: that it is ours, what to check before repeating it, and the id its log line carries. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  return (
    <Standalone
      title="The console failed to show this page"
      action={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          {/* A plain link loads everything anew, which is wanted after a fault. */}
          <a href="/pools" className={buttonLook("secondary", "body")}>
            Go to the user pools
          </a>
        </>
      }
    >
      <p>
        This is a fault of the console, not of what you entered. If you were saving something, look whether it
        was saved before you repeat it.
      </p>
      {digest ? (
        <p className="mt-3 flex flex-wrap items-center gap-2 text-table">
          Error id <code className="font-mono text-code text-ink">{digest}</code>
          <CopyButton value={digest} what="error id" size="small" />
        </p>
      ) : null}
    </Standalone>
  );
}

/** Next puts a digest on errors of the server; the log line of the bug carries the same. */
function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}

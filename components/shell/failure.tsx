"use client";

import { digestOf } from "@/components/shell/digest";
import { Standalone } from "@/components/shell/standalone";
import { buttonLook } from "@/components/ui/button-look";

/**
 * The page of an error boundary: the bug is ours, what to check before a retry, and the id of its log line. It uses no
 * icon and no button of ours: every page is sent with it twice, once for each boundary that has no frame.
 */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  return (
    <Standalone
      title="Clientele couldn’t show this page"
      action={
        <>
          <button type="button" onClick={retry} className={buttonLook("primary", "body")}>
            Try again
          </button>
          {/* A plain link loads everything again, as it should after a fault. */}
          <a href="/" className={buttonLook("secondary", "body")}>
            Go to the overview
          </a>
        </>
      }
    >
      <p>
        This is a bug in Clientele, not in what you entered. If you were saving something, check whether it
        was saved before you try again.
      </p>
      {digest === undefined ? null : (
        <p className="mt-3 text-table">
          Error ID <code className="font-mono text-code text-ink select-all">{digest}</code>
        </p>
      )}
    </Standalone>
  );
}

"use client";

import { FailureDigest } from "@/components/shell/failure-digest";
import { Standalone } from "@/components/shell/standalone";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";

/** The page of an error boundary: the bug is ours, what to check before a retry, and the id of its log line. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Standalone
      title="Clientele couldn’t show this page"
      action={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          {/* A plain link loads everything again, as it should after a fault. */}
          <a href="/pools" className={buttonLook("secondary", "body")}>
            Go to the user pools
          </a>
        </>
      }
    >
      <p>
        This is a bug in Clientele, not in what you entered. If you were saving something, check whether it
        was saved before you try again.
      </p>
      <FailureDigest error={error} />
    </Standalone>
  );
}

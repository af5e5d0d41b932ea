"use client";

import { useMask } from "@/components/secrets/use-mask";
import { Button } from "@/components/ui/button";

/** The value itself, in the document only while somebody looks at it. Hidden it is a row of dots of one length. */
export function SecretValue({ secret }: { secret: string }) {
  const { isMasked, reveal } = useMask(true);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-sunken p-3">
      {isMasked ? (
        <>
          <span className="text-ink-muted">
            <span aria-hidden="true" className="font-mono text-code select-none">
              ••••••••••••
            </span>{" "}
            Hidden while nobody looked. Copy works all the same.
          </span>
          <Button size="small" onClick={reveal}>
            Show client secret
          </Button>
        </>
      ) : (
        <code translate="no" className="font-mono text-code wrap-anywhere">
          {secret}
        </code>
      )}
    </div>
  );
}

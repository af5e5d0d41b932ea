"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

/** The value itself, in the document only while it is shown. When hidden, it is a row of dots of one length. */
export function SecretValue({ secret }: { secret: string }) {
  const { isMasked, reveal } = useMask();
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-sunken p-3">
      {isMasked ? (
        <>
          <span className="text-ink-muted">
            <span aria-hidden="true" className="font-mono text-code select-none">
              ••••••••••••
            </span>{" "}
            Hidden for safety. You can still copy it.
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

const IDLE_MS = 60_000;

/** Masks the value once the tab is hidden or a minute has passed without input, until `reveal` is called. */
function useMask() {
  const [isMasked, setMasked] = useState(false);

  useEffect(() => {
    if (isMasked) return;
    const stop = new AbortController();
    const { signal } = stop;
    const mask = () => setMasked(true);
    let timer = setTimeout(mask, IDLE_MS);
    const stay = () => {
      clearTimeout(timer);
      timer = setTimeout(mask, IDLE_MS);
    };
    document.addEventListener("visibilitychange", () => document.hidden && mask(), { signal });
    for (const input of ["pointermove", "pointerdown", "keydown"])
      document.addEventListener(input, stay, { signal, passive: true });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [isMasked]);

  return { isMasked, reveal: () => setMasked(false) };
}

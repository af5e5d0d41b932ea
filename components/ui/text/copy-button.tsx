"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-look";

type Props = {
  /** What goes to the clipboard. It is never spoken or shown here. */
  value: string;
  /** What it is, after "Copy": "client secret", "request id". */
  what: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Only the icon is drawn, for rows; the name stays "Copy …". */
  compact?: boolean | undefined;
  /** Called when the clipboard holds the value. */
  onCopied?: (() => void) | undefined;
};

const shownFor = 2_000;

/** Copies a value and says so without reading it out. Where the browser refuses, it says what to do instead. */
export function CopyButton({ value, what, variant, size, compact, onCopied }: Props) {
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");

  useEffect(() => {
    if (outcome !== "copied") return;
    const timer = setTimeout(() => setOutcome("none"), shownFor);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
      onCopied?.();
    } catch {
      // No permission, or a page without https.
      setOutcome("refused");
    }
  }

  const isCopied = outcome === "copied";
  const name = `Copy ${what}`;
  const Icon = isCopied ? Check : Copy;

  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button
        variant={variant}
        size={size}
        onClick={copy}
        aria-label={compact ? name : undefined}
        className={compact ? "px-1.5" : ""}
      >
        <Icon aria-hidden="true" />
        {compact ? null : (
          <span className="grid">
            <span className={`[grid-area:1/1] ${isCopied ? "invisible" : ""}`}>{name}</span>
            <span className={`[grid-area:1/1] text-left ${isCopied ? "" : "invisible"}`}>Copied</span>
          </span>
        )}
      </Button>
      <span role="status" className={outcome === "refused" ? "text-small text-danger-ink" : "sr-only"}>
        {isCopied ? `The ${what} is on the clipboard.` : null}
        {outcome === "refused" ? "The browser blocked clipboard access. Select the text and copy it." : null}
      </span>
    </span>
  );
}

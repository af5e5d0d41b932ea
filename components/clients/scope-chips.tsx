"use client";

import { useState } from "react";
import { Chip } from "@/components/ui/chip";

const SHOWN = 1;
/** Of a scope cut for space the end stays: its name says more than its resource server. */
const KEPT = 12;

/** A client's scopes as quiet chips: one, and a button that opens the rest. */
export function ScopeChips({ scopes }: { scopes: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  const rest = scopes.length - SHOWN;
  if (scopes.length === 0) return <span className="text-ink-muted">None</span>;
  return (
    <span className={`flex min-w-0 items-center gap-1 @max-[58rem]:flex-wrap ${isOpen ? "flex-wrap" : ""}`}>
      {scopes.slice(0, isOpen ? undefined : SHOWN).map((scope) => (
        <Chip key={scope} label={scope} keep={KEPT} mono />
      ))}
      {rest > 0 && !isOpen ? (
        <button
          type="button"
          onClick={() => setOpen(true)}
          aria-label={`Show ${rest} more scopes`}
          className="min-h-6 rounded-chip px-1 text-small font-medium text-accent-text hover:underline"
        >
          +{rest}
        </button>
      ) : null}
    </span>
  );
}

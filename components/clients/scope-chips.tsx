"use client";

import { useState } from "react";
import { Chip } from "@/components/ui/chip";

const SHOWN = 2;

/** A client's scopes as quiet chips: two, and a button that opens the rest. */
export function ScopeChips({ scopes }: { scopes: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  const rest = scopes.length - SHOWN;
  if (scopes.length === 0) return <span className="text-ink-muted">None</span>;
  return (
    <span className="flex flex-wrap items-center gap-1">
      {scopes.slice(0, isOpen ? undefined : SHOWN).map((scope) => (
        <Chip key={scope} label={scope} mono />
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

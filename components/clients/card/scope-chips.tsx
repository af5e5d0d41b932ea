"use client";

import { useRef, useState } from "react";
import { Chip } from "@/components/ui/chip";

/** Of a scope cut for space the end stays: its name says more than its resource server. */
const KEPT = 12;

type Props = {
  /** The one to show, which the search asked for where it asked for scopes; null where there is none. */
  first: string | null;
  count: number;
  /** Reads them all. */
  read: () => Promise<readonly string[]>;
};

/** A client's scopes as quiet chips: one, and a button that opens the rest, which the list was not sent. */
export function ScopeChips({ first, count, read }: Props) {
  const [rest, setRest] = useState<"closed" | "coming" | "failed" | readonly string[]>("closed");
  const chips = useRef<HTMLSpanElement>(null);
  const isOpen = typeof rest === "object";
  if (first === null) return <span className="text-ink-muted">None</span>;

  function open() {
    if (rest === "coming" || first === null) return;
    setRest("coming");
    read().then(
      (all) => {
        // The button goes, and the focus with it; not from where somebody has gone meanwhile.
        if (chips.current?.contains(document.activeElement)) chips.current.focus();
        setRest([...new Set([first, ...all])]);
      },
      () => setRest("failed"),
    );
  }

  return (
    <span
      ref={chips}
      tabIndex={-1}
      className={`flex min-w-0 items-center gap-1 outline-none @max-[58rem]:flex-wrap ${isOpen ? "flex-wrap" : ""}`}
    >
      {(isOpen ? rest : [first]).map((scope) => (
        <Chip key={scope} label={scope} keep={KEPT} />
      ))}
      {count > 1 && !isOpen ? (
        <button
          type="button"
          onClick={open}
          aria-label={`Show ${count - 1} more scopes`}
          aria-busy={rest === "coming" || undefined}
          className="chip-more"
        >
          {`+${count - 1}`}
        </button>
      ) : null}
      {rest === "failed" ? (
        <span role="alert" className="text-small text-danger-ink">
          Not read. Try again, or open the client.
        </span>
      ) : null}
    </span>
  );
}

"use client";

import { useRef, useState } from "react";
import { Chip } from "@/components/ui/chip";

/** How much of the end of a cut scope stays: its name says more than its resource server. */
const KEPT = 12;

type Props = {
  /** The scope to show: the one that the search asked for, if it did. Null where the client has none. */
  first: string | null;
  count: number;
  /** Reads all scopes. */
  read: () => Promise<readonly string[]>;
};

/** A client's scopes as quiet chips: one, and a button that reads the rest, which the list does not have. */
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
        // The button disappears, so the chips take its focus; a focus that has moved elsewhere stays there.
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
          aria-label={`+${count - 1}, show all scopes`}
          aria-busy={rest === "coming" || undefined}
          className="chip-more"
        >
          {`+${count - 1}`}
        </button>
      ) : null}
      {rest === "failed" ? (
        <span role="alert" className="text-small text-danger-ink">
          Couldn’t load the scopes. Try again, or open the client.
        </span>
      ) : null}
    </span>
  );
}

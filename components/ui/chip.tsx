import { X } from "lucide-react";
import { AppLink } from "@/components/ui/app-link";
import { MiddleCut } from "@/components/ui/text/middle-cut";

type Props = {
  /** What it says; for a filter "Team: payments". */
  label: string;
  /** Ids and scopes are set in mono. */
  mono?: boolean | undefined;
  /** How many characters of the end stay when there is no room, where the end says most. */
  keep?: number | undefined;
  /** The address without this filter. With it, the chip is a link that removes the filter. */
  removeHref?: string | undefined;
};

/** A quiet token in a row of its like: a scope, or a filter one can take off. */
export function Chip({ label, mono, keep, removeHref }: Props) {
  if (!removeHref && keep !== undefined)
    return (
      // Never narrower than what is to stay: those characters, an ellipsis and the padding.
      <span
        className="chip"
        data-mono={mono || undefined}
        style={{ minWidth: `calc(${Math.min(label.length, keep + 2)}ch + 0.75rem)` }}
      >
        <MiddleCut text={label} keep={keep} />
      </span>
    );
  if (!removeHref)
    return (
      <span data-tip={label} className="chip" data-mono={mono || undefined}>
        <span data-head="" className="truncate">
          {label}
        </span>
      </span>
    );
  return (
    <AppLink
      href={removeHref}
      aria-label={`Remove filter ${label}`}
      data-mono={mono || undefined}
      className="chip min-h-6 border border-line hover:bg-hover hover:text-ink"
    >
      <span className="truncate">{label}</span>
      <X aria-hidden="true" className="size-3 shrink-0" />
    </AppLink>
  );
}

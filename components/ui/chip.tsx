import { MiddleCut } from "@/components/ui/text/middle-cut";

type Props = {
  /** An id or a scope. */
  label: string;
  /** How many characters at the end stay visible when space is short: the end says the most. */
  keep: number;
};

/** One of a row of quiet chips. */
export const Chip = ({ label, keep }: Props) => (
  // Never narrower than the kept characters, an ellipsis and the padding.
  <span
    className="chip"
    data-mono
    style={{ minWidth: `calc(${Math.min(label.length, keep + 2)}ch + 0.75rem)` }}
  >
    <MiddleCut text={label} keep={keep} />
  </span>
);
